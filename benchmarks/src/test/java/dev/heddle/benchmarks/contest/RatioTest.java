package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RatioTest {

    private static final OptionalDouble AIM = OptionalDouble.of(1.2);

    @Test
    void toString_anyTwo_isWhatOneTakesOfTheOther() {
        assertThat(new Ratio(50, 200)).hasToString("0.25");
    }

    @Test
    void toString_otherTakesNothing_saysNothing() {
        assertThat(new Ratio(0.04, 0.03)).hasToString("-");
    }

    @Test
    void beside_atTheAim_isReached() {
        assertThat(new Ratio(120, 100).beside(AIM)).isEqualTo("at most 1.2");
    }

    @Test
    void beside_aboveTheAim_isMissed() {
        assertThat(new Ratio(121, 100).beside(AIM)).isEqualTo("at most 1.2, missed");
    }

    @Test
    void beside_noAimOrNoRatio_isEmpty() {
        assertThat(new Ratio(121, 100).beside(OptionalDouble.empty())).isEmpty();
        assertThat(new Ratio(121, 0).beside(AIM)).isEmpty();
    }
}
