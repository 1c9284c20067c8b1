package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @Test
    void uuid_canonical_isParsed() {
        UUID id = UUID.randomUUID();

        assertThat(Parser.uuid().map(UUID::toString).parse(id.toString())).isEqualTo(id.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3", "0198c6a05e1b7c3a9d4e2f6b8a1c0d3e",
        "0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3g", "{0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3e}",
        "0198c6a05-e1b-7c3a-9d4e-2f6b8a1c0d3e"})
    void uuid_anyOtherForm_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Parser.uuid().parse(text))
                .withMessageStartingWith("must ");
    }

    @Test
    void integer_minAboveMax_isRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> Parser.integer(2, 1))
                .withMessage("min must be at most max, actual: 2 and 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        must be even                        | size must be even, actual: 7
        size must be even, actual: seven    | size must be even, actual: 7
        No enum constant com.example.Size.7 | size must be a valid value, actual: 7
        the secret must be kept             | size must be a valid value, actual: 7
        """)
    void refusal_tellsTheRuleOnlyWhereItWasWrittenForCallers(String message, String detail) {
        Parser<String> parser = Parser.string().map(_ -> {
            throw new IllegalArgumentException(message);
        });

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Parameter.parse("size", "7", parser))
                .withMessage(detail);
    }

    @Test
    void refusal_longText_isCut() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Parameter.parse("id", "x".repeat(1_000), Parser.uuid()))
                .withMessageEndingWith(", actual: " + "x".repeat(100) + "...");
    }
}
