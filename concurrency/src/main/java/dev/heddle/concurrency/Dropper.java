package dev.heddle.concurrency;

/** Drops what is in the queue of a pool that was cancelled: listeners may block, and whoever cancels must not. */
final class Dropper extends OwnedTask {

    private final WorkerPool<?, ?> pool;
    private final Owner owner;

    Dropper(WorkerPool<?, ?> pool, Owner owner, Context context) {
        super(context);
        this.pool = pool;
        this.owner = owner;
    }

    @Override
    Owner owner() {
        return owner;
    }

    @Override
    String name() {
        return owner.name() + "-drop";
    }

    @Override
    void work() {
        pool.dropQueued();
    }
}
