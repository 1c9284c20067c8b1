package dev.heddle.delivery.http;

/** Knows what the requests of a connection are at. For the connection's event loop only. */
interface ProtocolGuard {

    /** Notes that bytes have come, before they are read. */
    void receives(long now);

    /** Closes the connection, or a part of it, if something has taken too long. */
    void check(long now);
}
