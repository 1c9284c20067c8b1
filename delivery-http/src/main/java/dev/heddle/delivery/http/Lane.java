package dev.heddle.delivery.http;

import dev.heddle.concurrency.Context;

/** Where requests of one kind are handled, and how many at a time: those with an end in sight, and those that stay open. */
interface Lane {

    Gate gate();

    /** Returns what the contexts of requests are made from. */
    Context context();

    /** Handles a request under its context, on a thread of its own or on this one. */
    void start(String operation, Context context, Runnable task);
}
