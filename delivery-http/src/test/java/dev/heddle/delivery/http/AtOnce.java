package dev.heddle.delivery.http;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Tries many inputs side by side, where each answer takes its time: a connection that is refused lingers before it is closed. */
final class AtOnce {

    /** Fails if one of the checks does, and names its input. */
    static void check(Consumer<String> check, String... inputs) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> checks = Stream.of(inputs)
                    .<Future<?>>map(input -> threads.submit(() -> check.accept(input)))
                    .toList();
            assertAll(checks.stream().<Executable>map(done -> done::get));
        }
    }

    private AtOnce() {}
}
