package dev.heddle.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final PageRequest<Integer> TWO = new PageRequest<>(2, Optional.empty());

    @Test
    void from_oneMoreThanTheLimit_cutsItOffAndNamesTheLastKey() {
        Page<String, Integer> page = Page.from(List.of("a", "bb", "ccc"), TWO, String::length);

        assertThat(page).isEqualTo(new Page<>(List.of("a", "bb"), Optional.of(2)));
    }

    @Test
    void from_exactlyTheLimit_isTheLastPage() {
        Page<String, Integer> page = Page.from(List.of("a", "bb"), TWO, String::length);

        assertThat(page).isEqualTo(new Page<>(List.of("a", "bb"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void pageRequest_limitOutOfRange_saysTheRange(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest<>(limit, Optional.empty()))
                .withMessage("limit must be between 1 and 100, actual: " + limit);
    }
}
