package dev.heddle.delivery.http;

/** What the requests of one server share. Thread-safe. */
final class ServerState {

    private static final int PART_OF_HEAP = 8;

    private final MemoryBudget bodies;
    private final MemoryBudget answers = MemoryBudget.ofHeap(Integer.MAX_VALUE, PART_OF_HEAP);
    private volatile boolean stopping;

    ServerState(int maxBodies) {
        bodies = MemoryBudget.ofHeap(maxBodies, PART_OF_HEAP);
    }

    /** Returns the budget for bodies that are gathered before they are handled. */
    MemoryBudget bodies() {
        return bodies;
    }

    /** Returns the budget for answers that were handed over, and not taken yet. */
    MemoryBudget answers() {
        return answers;
    }

    /** Returns whether each connection is closed after its answer. */
    boolean isStopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
    }
}
