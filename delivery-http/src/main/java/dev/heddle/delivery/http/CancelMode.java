package dev.heddle.delivery.http;

/** What a server does about requests that nobody waits for any more, or that are too many. */
public enum CancelMode {

    /**
     * Counts what would be cut, and cuts nothing: contexts have no deadline, and requests over the limit are let through.
     * For a running service, before it is switched to {@link #ENFORCE}.
     */
    OBSERVE,

    /** Cancels and refuses. */
    ENFORCE
}
