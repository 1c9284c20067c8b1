package dev.heddle.delivery.http;

import dev.heddle.concurrency.TaskGroup;

/** Where requests of one kind are handled, and how many at a time: those with an end in sight, and those that stay open. */
record Lane(TaskGroup tasks, Gate gate) {

    static Lane open(String name, Gate gate) {
        return new Lane(TaskGroup.open(name), gate);
    }
}
