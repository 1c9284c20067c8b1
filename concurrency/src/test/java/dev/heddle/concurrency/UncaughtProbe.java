package dev.heddle.concurrency;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what reaches the uncaught exception handler of any thread, as long as it is open. */
final class UncaughtProbe implements AutoCloseable {

    private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final List<Throwable> caught = new CopyOnWriteArrayList<>();

    UncaughtProbe() {
        this(_ -> {});
    }

    UncaughtProbe(Consumer<Throwable> then) {
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
            caught.add(thrown);
            then.accept(thrown);
        });
    }

    List<Throwable> caught() {
        return caught;
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
