package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class LiveTasksTest {

    @Test
    void start_threadThatCannotStart_isNotCounted() {
        LiveTasks tasks = new LiveTasks(_ -> {
            throw new OutOfMemoryError("no thread");
        });

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> tasks.start(() -> {}));
        assertThat(tasks.count()).isZero();
    }
}
