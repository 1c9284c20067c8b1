package dev.heddle.benchmarks.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SelectingTest {

    private static final int TIMES = 100;

    private final Selecting selecting = new Selecting();

    @ParameterizedTest
    @EnumSource
    void heddle_overAndOver_findsAValueEachTime(Channels.Values values) throws Exception {
        HeddleChannels channels = open(new HeddleChannels(), values);
        try {
            for (int i = 0; i < TIMES; i++) {
                assertThat(selecting.heddle(channels)).isBetween(0, 9);
            }
        } finally {
            channels.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void jox_overAndOver_findsAValueEachTime(Channels.Values values) throws Exception {
        JoxChannels channels = open(new JoxChannels(), values);
        try {
            for (int i = 0; i < TIMES; i++) {
                assertThat(selecting.jox(channels)).isBetween(0, 9);
            }
        } finally {
            channels.close();
        }
    }

    private static <C extends Channels> C open(C channels, Channels.Values values) throws InterruptedException {
        channels.channels = 10;
        channels.values = values;
        channels.open();
        return channels;
    }
}
