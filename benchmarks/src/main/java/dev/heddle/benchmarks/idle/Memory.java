package dev.heddle.benchmarks.idle;

/**
 * What a server holds, in bytes.
 *
 * @param heap what lives on its heap, after full collections
 * @param rss what its process holds in RAM after that
 */
record Memory(double heap, double rss) {

    /** Returns what each connection takes that came since. */
    Memory eachSince(Memory before, int connections) {
        return new Memory((heap - before.heap) / connections, (rss - before.rss) / connections);
    }
}
