package dev.heddle.concurrency;

/** A pool with one worker, which is at a job, and a queue of one, which is full: the next submit waits. */
final class BusyPool implements AutoCloseable {

    static final int RUNNING = 0;
    static final int QUEUED = 1;

    private final Gate gate = new Gate();
    private final WorkerPool<Integer, Integer> pool;
    private final Job<Integer, Integer> running;
    private final Job<Integer, Integer> queued;

    BusyPool() {
        pool = WorkerPool.builder().name("busy").workers(1).queue(1).open(this::passGate);
        running = pool.submit(RUNNING);
        gate.awaitArrived(1);
        queued = pool.submit(QUEUED);
    }

    private int passGate(int job) throws InterruptedException {
        gate.pass();
        return job;
    }

    WorkerPool<Integer, Integer> pool() {
        return pool;
    }

    Gate gate() {
        return gate;
    }

    Job<Integer, Integer> running() {
        return running;
    }

    Job<Integer, Integer> queued() {
        return queued;
    }

    @Override
    public void close() {
        gate.open();
        pool.close();
    }
}
