package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers its calls. */
final class CountingCanceller implements Canceller {

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch called = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    @Override
    public void cancel() {
        thread = Thread.currentThread();
        calls.incrementAndGet();
        called.countDown();
    }

    /** Waits for the first call. */
    void await() throws InterruptedException {
        called.await();
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    void assertCalls(int count) {
        assertThat(calls).hasValue(count);
    }
}
