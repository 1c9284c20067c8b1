package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    @Test
    void now_isInTheFormOfHttpAndGoesWithTheClock() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("1994-11-06T08:49:37.999Z"));
        HttpDate date = new HttpDate(clock::get);

        assertThat(date.now()).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT").isSameAs(date.now());
        clock.set(Instant.parse("1994-11-06T08:49:38Z"));
        assertThat(date.now()).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
    }
}
