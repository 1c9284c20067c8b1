package dev.heddle.delivery.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/** Tries many inputs side by side, where each answer takes its time: a connection that is refused lingers before it is closed. */
final class AtOnce {

    /** Fails if one of the checks does, and names its input. */
    static void check(Consumer<String> check, String... inputs) {
        Map<String, Future<?>> checks = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String input : inputs) {
                checks.put(input, threads.submit(() -> check.accept(input)));
            }
        }
        SoftAssertions.assertSoftly(softly -> checks
                .forEach((input, done) -> softly.assertThatCode(done::get).as("%s", input)
                        .doesNotThrowAnyException()));
    }

    private AtOnce() {}
}
