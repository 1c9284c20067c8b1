package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.benchmarks.concurrency.ParkedTasks;
import dev.heddle.benchmarks.concurrency.TimeoutContexts;
import dev.heddle.benchmarks.internal.Children;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeapProbeTest {

    private final Children children = Children.endedAtExit();

    @ParameterizedTest
    @ValueSource(strings = {"heddle", "virtualThreads"})
    void measure_parkedTasks_areSomeHundredBytesEach(String by) throws Exception {
        assertThat(new HeapProbe(ParkedTasks.class, List.of(by, "park", "10000"), children).measure())
                .singleElement().satisfies(bytes -> assertThat(bytes).isBetween(200.0, 20_000.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heddle", "grpc"})
    void measure_openContexts_areSomeHundredBytesEach(String by) throws Exception {
        assertThat(new HeapProbe(TimeoutContexts.class, List.of(by, "open", "10000"), children).measure())
                .singleElement().satisfies(bytes -> assertThat(bytes).isBetween(50.0, 2_000.0));
    }

    @Test
    void measure_programThatFails_fails() {
        HeapProbe probe = new HeapProbe(ParkedTasks.class, List.of("nobody", "park", "1"), children);

        assertThatThrownBy(probe::measure).isInstanceOf(IllegalStateException.class)
                .hasMessage("ParkedTasks [nobody, park, 1] failed with exit code 1");
    }
}
