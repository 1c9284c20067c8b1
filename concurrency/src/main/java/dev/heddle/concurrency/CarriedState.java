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
        try (Installed installed = new Installed()) {
            captured.forEach(installed::add);
            return block.call();
        }
    }

    /** What is to be brought back, the last first. */
    private static final class Installed implements AutoCloseable {

        private final ArrayDeque<ThreadStateCarrier.Restorer> restorers = new ArrayDeque<>(4);

        void add(ThreadStateCarrier.Captured state) {
            restorers.push(state.install());
        }

        @Override
        public void close() {
            ThreadStateCarrier.Restorer next = restorers.poll();
            if (next != null) {
                try {
                    next.restore();
                } finally {
                    close();
                }
            }
        }
    }
}
