package dev.heddle.concurrency;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Gathers the oldest of many tasks, and never holds more than it is asked for. */
final class OldestTasks {

    private static final Comparator<OwnedTask> BY_AGE = (a, b) -> Long.signum(a.since() - b.since());

    private final int limit;
    private final PriorityQueue<OwnedTask> youngestFirst = new PriorityQueue<>(BY_AGE.reversed());

    OldestTasks(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative, actual: " + limit);
        }
        this.limit = limit;
    }

    void add(OwnedTask task) {
        youngestFirst.add(task);
        if (youngestFirst.size() > limit) {
            youngestFirst.remove();
        }
    }

    List<LiveTask> list() {
        return youngestFirst.stream().sorted(BY_AGE).map(OwnedTask::describe).toList();
    }
}
