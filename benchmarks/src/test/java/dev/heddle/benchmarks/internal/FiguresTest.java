package dev.heddle.benchmarks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void median_oddNumber_isTheMiddleOne() {
        assertThat(Figures.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
    }

    @Test
    void median_evenNumber_isTheMeanOfTheMiddleTwo() {
        assertThat(Figures.of(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void lowestAndHighest_inAnyOrder_areFound() {
        Figures figures = Figures.of(List.of(5.0, 1.0, 9.0, 2.0));

        assertThat(figures.lowest()).isEqualTo(1);
        assertThat(figures.highest()).isEqualTo(9);
    }

    @Test
    void of_nothing_isRefused() {
        assertThatThrownBy(() -> Figures.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
