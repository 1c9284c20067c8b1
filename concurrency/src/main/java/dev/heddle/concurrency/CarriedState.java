package dev.heddle.concurrency;

import dev.heddle.concurrency.spi.ThreadStateCarrier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What all carriers have taken from one thread. */
final class CarriedState {

    private static final List<ThreadStateCarrier> CARRIERS = ServiceLoader
            .load(ThreadStateCarrier.class, ThreadStateCarrier.class.getClassLoader())
            .stream().map(ServiceLoader.Provider::get).toList();

    private final List<ThreadStateCarrier.Captured> captured;

    private CarriedState(List<ThreadStateCarrier.Captured> captured) {
        this.captured = captured;
    }

    /** Takes the calling thread's state; null where there is none. */
    static @Nullable CarriedState capture() {
        if (CARRIERS.isEmpty()) {
            return null;
        }
        List<ThreadStateCarrier.Captured> captured = new ArrayList<>(CARRIERS.size());
        for (ThreadStateCarrier carrier : CARRIERS) {
            ThreadStateCarrier.Captured state = carrier.capture();
            if (state != null) {
                captured.add(state);
            }
        }
        return captured.isEmpty() ? null : new CarriedState(captured);
    }

    /** Runs with that state on the calling thread, and brings back what was there. */
    <T extends @Nullable Object> T call(Callable<? extends T> block) throws Exception {
        ArrayDeque<ThreadStateCarrier.Restorer> restorers = new ArrayDeque<>(captured.size());
        try {
            captured.forEach(state -> restorers.push(state.install()));
            return block.call();
        } finally {
            restorers.forEach(ThreadStateCarrier.Restorer::restore);
        }
    }
}
