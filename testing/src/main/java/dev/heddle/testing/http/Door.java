package dev.heddle.testing.http;

/** A way to a service. Thread-safe. */
interface Door extends AutoCloseable {

    /** Sends a request, and hands over the body of its answer up to where that is not taken. */
    AnsweredHead send(SentRequest request, GatheredBody body);

    @Override
    void close();
}
