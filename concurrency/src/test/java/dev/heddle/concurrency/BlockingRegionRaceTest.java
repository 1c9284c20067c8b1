package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A cancel that comes just before, in or just after a region, in all timings that chance finds. */
class BlockingRegionRaceTest {

    private static final int TIMES = 10_000;

    /** A region that looks at everything that it was promised. */
    private static final class WatchedRegion implements Canceller {

        private volatile boolean inside;
        private volatile boolean running;
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean broken;

        @Override
        public void cancel() {
            running = true;
            check(inside && calls.incrementAndGet() == 1);
            Rival.jitter();
            check(inside);
            running = false;
        }

        void enter(Action<IOException> block) throws IOException {
            inside = true;
            try {
                BlockingRegion.run(this, block);
            } finally {
                check(!running);
                inside = false;
                check(calls() == 0 || !Thread.currentThread().isInterrupted());
            }
        }

        void linger() throws IOException {
            Rival.jitter();
            check(!Thread.currentThread().isInterrupted());
            if (calls() > 0) {
                throw new IOException("woken");
            }
        }

        int calls() {
            return calls.get();
        }

        private void check(boolean kept) {
            if (!kept) {
                broken = true;
            }
        }

        void assertUnbroken() {
            assertThat(broken).isFalse();
        }
    }

    private static void race(ScopedValue.CallableOp<WatchedRegion[], IOException> block) {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(TIMES)) {
                CancellableContext context = Context.background().withCancel();
                rival.start(() -> {
                    Rival.jitter();
                    context.cancel("enough");
                });
                runIn(context, block);
                rival.await();
                assertThat(Thread.interrupted()).isFalse();
            }
        }
    }

    private static void runIn(Context context, ScopedValue.CallableOp<WatchedRegion[], IOException> block) {
        try {
            for (WatchedRegion region : context.call(block)) {
                region.assertUnbroken();
            }
        } catch (CancelledException _) {
            // came before the block, which has nothing to tell then
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a block that was cancelled has seen must not be lost with its exception. */
    private static void giveUp(Action<IOException> action) throws IOException {
        try {
            action.run();
        } catch (CancelledException _) {
            // as it should be
        }
    }

    @Test
    void region_cancelledAnytime_keepsItsPromises() {
        race(() -> {
            WatchedRegion region = new WatchedRegion();
            Rival.jitter();
            giveUp(() -> region.enter(region::linger));
            Rival.jitter();
            return new WatchedRegion[]{region};
        });
    }

    @Test
    void region_cancelledAnytimeOnAVirtualThread_keepsItsPromises() throws Exception {
        FutureTask<Void> test = new FutureTask<>(this::region_cancelledAnytime_keepsItsPromises, null);

        Thread.ofVirtual().start(test);

        test.get();
    }

    @Test
    void nestedRegions_cancelledAnytime_keepTheirPromises() {
        race(() -> {
            WatchedRegion outer = new WatchedRegion();
            WatchedRegion inner = new WatchedRegion();
            giveUp(() -> outer.enter(() -> {
                giveUp(() -> inner.enter(inner::linger));
                Rival.jitter();
                outer.linger();
            }));
            return new WatchedRegion[]{outer, inner};
        });
    }

    @Test
    void contextInARegion_cancelledAnytime_keepsTheRegionsPromises() {
        race(() -> {
            WatchedRegion region = new WatchedRegion();
            giveUp(() -> region.enter(() -> {
                giveUp(() -> Context.current().withCancel().run(region::linger));
                region.linger();
            }));
            return new WatchedRegion[]{region};
        });
    }

    @Test
    void regionUnderWithoutCancel_cancelledAnytime_isNeverWoken() {
        race(() -> {
            WatchedRegion region = new WatchedRegion();
            Context.current().withoutCancel().run(() -> region.enter(region::linger));
            assertThat(region.calls()).isZero();
            return new WatchedRegion[]{region};
        });
    }

    @Test
    void shield_cancelledAnytime_isNeverWoken() {
        race(() -> {
            WatchedRegion region = new WatchedRegion();
            BlockingRegion.shielded(() -> {
                region.linger();
                region.enter(region::linger);
                return "";
            });
            assertThat(region.calls()).isZero();
            return new WatchedRegion[]{region};
        });
    }

    @Test
    void regionsInARow_cancelledAnytime_onlyOneIsWoken() {
        race(() -> {
            WatchedRegion first = new WatchedRegion();
            WatchedRegion second = new WatchedRegion();
            giveUp(() -> first.enter(first::linger));
            giveUp(() -> second.enter(second::linger));
            assertThat(first.calls() + second.calls()).isLessThanOrEqualTo(1);
            return new WatchedRegion[]{first, second};
        });
    }
}
