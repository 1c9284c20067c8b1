package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.leak.check.LeakCheck;
import dev.heddle.leak.check.LeakWatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class TickerTest {

    @Test
    void close_endsItsThread() {
        LeakWatch watch = LeakCheck.create().watch();

        new Ticker().close();

        assertThatCode(watch::verifyNone).doesNotThrowAnyException();
    }

    @Test
    void tickerThatNobodyCloses_isALeak() {
        LeakWatch watch = LeakCheck.create().withPatience(Duration.ofMillis(50)).watch();

        try (Ticker ticker = new Ticker()) {
            ticker.tick();
            assertThatExceptionOfType(AssertionError.class).isThrownBy(watch::verifyNone)
                    .withMessageContaining("virtual thread 'ticker'")
                    .withMessageContaining("com.example.consumer.Ticker");
        }
    }
}
