package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    @Test
    void tag_isReadAsItIsWritten() {
        assertThat(EntityTag.parse("\"7\"")).isEqualTo(EntityTag.strong("7")).hasToString("\"7\"");
        assertThat(EntityTag.parse("W/\"a!#~\"")).isEqualTo(EntityTag.weak("a!#~")).hasToString("W/\"a!#~\"");
        assertThat(EntityTag.parse("\"\"")).isEqualTo(EntityTag.strong(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "7\"", "'7'", "w/\"7\"", "W/7", "\"a b\"", "\"ä\"", "\"a\"b\"", " \"7\"",
        "*",
        "\"7\",\"8\"", "\"\u007f\""})
    void parse_whatIsNotExactlyOneTag_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.parse(text))
                .withMessage("must be an entity tag such as \"7\" or W/\"7\", with the quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"", "ä", "\n", "\u007f"})
    void tag_thatCannotStandInAHeader_isRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong(value));
    }

    /** The table of RFC 9110, section 8.8.3.2. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', value = {"W/\"1\",W/\"1\",false,true", "W/\"1\",W/\"2\",false,false",
        "W/\"1\",\"1\",false,true", "\"1\",\"1\",true,true"})
    void comparison_isThatOfTheStandard(String one, String other, boolean strong, boolean weak) {
        assertThat(EntityTag.parse(one).matches(EntityTag.parse(other))).isEqualTo(strong);
        assertThat(EntityTag.parse(one).matchesWeakly(EntityTag.parse(other))).isEqualTo(weak);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"\"7\" | 1", "\"7\", W/\"8\" | 2",
        "\"7\",\"8\",\"9\" | 3",
        " , \"7\" ,, \"a,b\", | 2"})
    void tags_areReadAsAList(String text, int count) {
        assertThat(EntityTags.parse(text).tags()).hasSize(count);
        assertThat(EntityTags.parse(text).isAny()).isFalse();
    }

    @Test
    void tags_star_isAny() {
        assertThat(EntityTags.parse(" * ").match(EntityTag.strong("7"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "7", "\"7\" \"8\"", "\"7\", *", "\"7\", 8", "\"7\"x", "\"7", "*, *"})
    void tags_whatIsNoList_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntityTags.parse(text))
                .withMessage("must be * or entity tags such as \"7\", with the quotes");
    }
}
