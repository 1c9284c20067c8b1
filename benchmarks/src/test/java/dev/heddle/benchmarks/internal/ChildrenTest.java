package dev.heddle.benchmarks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ChildrenTest {

    private final Children children = Children.endedAtExit();

    @Test
    void end_childRuns_endsIt() {
        Process child = children.start(new ProcessBuilder("sleep", "60"));

        children.end();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void start_afterTheEnd_isRefused() {
        children.end();

        assertThatThrownBy(() -> children.start(new ProcessBuilder("sleep", "60")))
                .isInstanceOf(IllegalStateException.class);
    }
}
