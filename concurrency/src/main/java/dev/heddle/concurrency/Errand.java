package dev.heddle.concurrency;

/** Does one job on a thread of its own, for one who waits for it and is at too many jobs already. */
final class Errand extends OwnedTask {

    private final Owner owner;
    private final PoolJob<?, ?> job;

    /**
     * Makes one.
     *
     * @param job claimed already
     */
    Errand(Owner owner, Context context, PoolJob<?, ?> job) {
        super(context);
        this.owner = owner;
        this.job = job;
    }

    @Override
    Owner owner() {
        return owner;
    }

    @Override
    String name() {
        return owner.name() + "-errand";
    }

    @Override
    void work() {
        JobStack.run(job);
        end();
    }
}
