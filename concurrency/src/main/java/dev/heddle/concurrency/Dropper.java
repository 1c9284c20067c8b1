package dev.heddle.concurrency;

/** Drops what is in the queue of a pool that was cancelled: listeners may block, and whoever cancels must not. */
final class Dropper extends OwnedTask {

    private final WorkerPool<?, ?> pool;

    Dropper(WorkerPool<?, ?> pool, Owner owner, Context context) {
        super(owner, context);
        this.pool = pool;
    }

    @Override
    String name() {
        return owner().name() + "-drop";
    }

    @Override
    void work() {
        pool.dropQueued();
    }
}
