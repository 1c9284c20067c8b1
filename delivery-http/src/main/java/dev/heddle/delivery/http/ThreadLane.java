package dev.heddle.delivery.http;

import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskGroup;

/** Handles each request on a virtual thread of its own. */
record ThreadLane(TaskGroup tasks, Gate gate) implements Lane {

    static ThreadLane open(String name, Gate gate) {
        return new ThreadLane(TaskGroup.open(name), gate);
    }

    @Override
    public Context context() {
        return tasks.context();
    }

    @Override
    public void start(String operation, Context context, Runnable task) {
        tasks.start(operation, context, task);
    }
}
