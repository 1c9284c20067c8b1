package dev.heddle.benchmarks.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SelectingTest {

    private static final int TIMES = 100;

    private final Selecting selecting = new Selecting();

    @ParameterizedTest
    @EnumSource
    void everyBenchmark_overAndOver_findsAValueEachTime(Channels.Values values) throws Exception {
        Channels channels = new Channels();
        channels.channels = 10;
        channels.values = values;
        channels.open();
        try {
            for (int i = 0; i < TIMES; i++) {
                assertThat(selecting.heddle(channels)).isBetween(0, 9);
                assertThat(selecting.jox(channels)).isBetween(0, 9);
            }
        } finally {
            channels.close();
        }
    }
}
