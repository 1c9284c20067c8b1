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

    /** Adds the tasks of one owner, the oldest first. */
    void addAll(TaskList tasks) {
        for (OwnedTask task : tasks.oldest(limit)) {
            if (!add(task)) {
                return;
            }
        }
    }

    private boolean add(OwnedTask task) {
        if (youngestFirst.size() == limit) {
            if (BY_AGE.compare(task, youngestFirst.element()) >= 0) {
                return false;
            }
            youngestFirst.remove();
        }
        return youngestFirst.add(task);
    }

    List<LiveTask> list() {
        return youngestFirst.stream().sorted(BY_AGE).map(OwnedTask::describe).toList();
    }
}
