/** Go's context, scopes, worker pools and select on virtual threads. */
module dev.heddle.concurrency {
    requires static org.jspecify;

    exports dev.heddle.concurrency;
    exports dev.heddle.concurrency.spi;

    uses dev.heddle.concurrency.spi.ThreadStateCarrier;
}
