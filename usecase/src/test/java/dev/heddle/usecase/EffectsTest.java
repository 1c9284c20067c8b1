package dev.heddle.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.concurrency.Context;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EffectsTest {

    @Test
    void mayStay_inARequest_isNotedThereOnly() {
        Context one = new Effects().in(Context.background());
        Context other = new Effects().in(Context.background());

        one.run(Effects::mayStay);
        Context.background().run(Effects::mayStay);

        assertThat(Effects.anyIn(one)).isTrue();
        assertThat(Effects.anyIn(other)).isFalse();
        assertThat(Effects.anyIn(Context.background())).isFalse();
    }

    @Test
    void observedDeadline_inARequest_countsDown() {
        Context request = ObservedDeadline.after(Duration.ofHours(1)).in(Context.background());

        assertThat(ObservedDeadline.remaining()).isEmpty();
        request.run(() -> assertThat(ObservedDeadline.remaining().orElseThrow()).isBetween(Duration.ofMinutes(50),
                Duration.ofHours(1)));
    }
}
