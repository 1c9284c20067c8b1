package dev.heddle.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Some rivals that do the same at about the same moment. */
final class Submitters implements AutoCloseable {

    private final List<Rival> rivals = new ArrayList<>();

    Submitters(int count) {
        for (int i = 0; i < count; i++) {
            rivals.add(new Rival());
        }
    }

    /** Lets each do something, which gets its number. */
    void start(IntConsumer action) {
        for (int i = 0; i < rivals.size(); i++) {
            int number = i;
            rivals.get(i).start(() -> {
                Rival.jitter();
                action.accept(number);
            });
        }
    }

    void await() {
        rivals.forEach(Rival::await);
    }

    void go(IntConsumer action) {
        start(action);
        await();
    }

    @Override
    public void close() {
        rivals.forEach(Rival::close);
    }
}
