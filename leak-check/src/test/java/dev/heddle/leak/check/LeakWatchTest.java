package dev.heddle.leak.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LeakWatchTest {

    private static final LeakCheck HASTY = LeakCheck.create().withPatience(Duration.ofMillis(20));

    @AfterEach
    void endWhatIsLeft() {
        Leftovers.endAll();
    }

    @Test
    void verifyNone_nothingLeft_passes() {
        LeakWatch watch = LeakCheck.create().watch();

        watch.verifyNone();
    }

    @Test
    void verifyNone_whatWasThereBefore_isIgnored() {
        Leftovers.platformThread("before");
        Leftovers.virtualThread("before");
        LeakWatch watch = HASTY.watch();

        watch.verifyNone();
    }

    @Test
    void verifyNone_platformThread_tellsNameStateStackAndCreator() {
        LeakWatch watch = HASTY.watch();
        Thread thread = Leftovers.platformThread("left behind");

        assertThat(failureOf(watch)).hasMessageStartingWith("1 leak outlived the watch by more than 0.02 s")
                .hasMessageContaining(
                        "1. platform thread 'left behind', thread #" + thread.threadId() + ", WAITING, since ")
                .hasMessageContaining("   is at:").hasMessageContaining(".Leftovers.standStill(Leftovers.java:")
                .hasMessageContaining("   made at:").hasMessageContaining(".Leftovers.platformThread(Leftovers.java:")
                .hasMessageContaining("LeakCheck.create().ignoringNames(\"left behind\")");
    }

    @Test
    void verifyNone_virtualThread_tellsNameAndCreator() {
        LeakWatch watch = HASTY.watch();
        Thread thread = Leftovers.virtualThread("left behind");

        assertThat(failureOf(watch)).hasMessageStartingWith("1 leak outlived the watch")
                .hasMessageContaining("1. virtual thread 'left behind', thread #" + thread.threadId() + ", ")
                .hasMessageContaining("   made at:").hasMessageContaining(".Leftovers.virtualThread(Leftovers.java:");
    }

    @Test
    void verifyNone_threadWithoutAName_saysSo() {
        LeakWatch watch = HASTY.watch();
        Leftovers.virtualThread("");

        assertThat(failureOf(watch)).hasMessageContaining("1. virtual thread without a name, ")
                .hasMessageContaining("LeakCheck.create().ignoringCreators(...)");
    }

    @Test
    void verifyNone_poolNobodyShutDown_isFound() {
        LeakWatch watch = HASTY.watch();
        Leftovers.pool("worker");

        assertThat(failureOf(watch)).hasMessageContaining("platform thread 'worker'");
    }

    @Test
    void verifyNone_grandchildThatAVirtualThreadLeft_isFoundWithItsCreator() throws InterruptedException {
        LeakWatch watch = HASTY.watch();
        Thread.startVirtualThread(() -> Leftovers.virtualThread("grandchild")).join();

        assertThat(failureOf(watch)).hasMessageContaining("virtual thread 'grandchild'")
                .hasMessageContaining(".Leftovers.virtualThread(Leftovers.java:");
    }

    @Test
    void verifyNone_severalKinds_areReportedAtOnceAndOnlyOnce() {
        LeakWatch outer = HASTY.watch();
        LeakWatch inner = HASTY.watch();
        Leftovers.platformThread("first");
        Leftovers.virtualThread("second");

        assertThat(failureOf(inner)).hasMessageStartingWith("2 leaks ").hasMessageContaining("'first'")
                .hasMessageContaining("'second'");
        assertThatCode(inner::verifyNone).doesNotThrowAnyException();
        assertThatCode(outer::verifyNone).doesNotThrowAnyException();
    }

    @Test
    void verifyNone_veryMany_tellsOfTwentyAndHowManyMore() {
        LeakWatch watch = HASTY.watch();
        for (int i = 0; i < 25; i++) {
            Leftovers.virtualThread("one of many");
        }

        assertThat(failureOf(watch)).hasMessageStartingWith("25 leaks ").hasMessageContaining("\n20. ")
                .hasMessageNotContaining("\n21. ").hasMessageContaining("... and 5 more");
    }

    @Test
    void verifyNone_whatEndsWithinItsPatience_passes() {
        LeakWatch watch = LeakCheck.create().withPatience(Duration.ofMinutes(1)).watch();
        CountDownLatch end = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> Leftovers.standStill(end));
        Thread.ofPlatform().start(() -> Leftovers.standStill(end));
        CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS).execute(end::countDown);

        watch.verifyNone();
    }

    @Test
    void verifyNone_interruptedThread_staysPatientAndInterrupted() {
        LeakWatch watch = LeakCheck.create().withPatience(Duration.ofMinutes(1)).watch();
        CountDownLatch end = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> Leftovers.standStill(end));
        CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS).execute(end::countDown);
        Thread.currentThread().interrupt();

        watch.verifyNone();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void verifyNone_commonPoolTimersAndProcesses_areTheJvms() throws Exception {
        LeakWatch watch = HASTY.watch();
        ForkJoinPool.commonPool().submit(() -> {}).get();
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)).get();
        CompletableFuture.supplyAsync(() -> 1).orTimeout(1, TimeUnit.MINUTES).get();
        Thread.ofVirtual().start(() -> Waiting.uninterruptibly(() -> Thread.sleep(1))).join();
        new ProcessBuilder("true").start().waitFor();

        watch.verifyNone();
    }

    @Test
    void verifyNone_forkJoinPoolOfOnesOwn_isFound() {
        LeakWatch watch = HASTY.watch();
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            pool.submit(() -> {}).join();

            assertThat(failureOf(watch)).hasMessageContaining("platform thread 'ForkJoinPool-");
        }
    }

    @Test
    void verifyNone_threadThatVerifies_isNoLeak() throws Exception {
        LeakWatch watch = HASTY.watch();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.submit(watch::verifyNone).get();
        }
    }

    @Test
    void verifyNone_platformThreadThatVerifies_isNoLeak() throws Exception {
        LeakWatch watch = HASTY.watch();
        FutureTask<Boolean> verification = new FutureTask<>(watch::verifyNone, true);
        Thread.ofPlatform().start(verification);

        assertThat(verification.get()).isTrue();
    }

    @Test
    void verifyNone_threadThatNobodyStarts_isNoLeak() {
        LeakWatch watch = HASTY.watch();
        Thread thread = Thread.ofVirtual().unstarted(() -> {});

        watch.verifyNone();

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void verifyNone_virtualThreadThatInheritsNothing_isFoundWithoutItsCreator() {
        LeakWatch watch = HASTY.watch();
        Leftovers.start(Thread.ofVirtual().name("inherits nothing").inheritInheritableThreadLocals(false));

        assertThat(failureOf(watch)).hasMessageContaining("virtual thread 'inherits nothing'")
                .hasMessageNotContaining("made at:");
    }

    @Test
    void withoutCreators_onAThreadThatNobodyFollows_keepsNone() throws Exception {
        FutureTask<AssertionError> failure = new FutureTask<>(() -> {
            LeakWatch watch = HASTY.withoutCreators().watch();
            Leftovers.platformThread("left behind");
            return failureOf(watch);
        });
        Thread.ofPlatform().inheritInheritableThreadLocals(false).start(failure);

        assertThat(failure.get()).hasMessageContaining("'left behind'").hasMessageNotContaining("made at:");
    }

    @Test
    void ignoringNames_exactOrPrefix_isIgnoredByTheWiderWatchToo() {
        LeakWatch wider = HASTY.watch();
        LeakWatch watch = HASTY.ignoringNames("exact", "prefix-*").watch();
        Leftovers.platformThread("exact");
        Leftovers.virtualThread("prefix-1");

        assertThatCode(watch::verifyNone).doesNotThrowAnyException();
        assertThatCode(wider::verifyNone).doesNotThrowAnyException();
    }

    @Test
    void ignoringNames_otherName_isALeak() {
        LeakWatch watch = HASTY.ignoringNames("exact", "prefix-*").watch();
        Leftovers.platformThread("exactly");

        assertThat(failureOf(watch)).hasMessageContaining("'exactly'");
    }

    @Test
    void ignoringAnyFrame_methodOnItsStack_isIgnored() {
        LeakWatch watch = HASTY.ignoringAnyFrame("dev.heddle.leak.check.Leftovers#standStill").watch();
        Leftovers.platformThread("stands still");

        watch.verifyNone();
    }

    @Test
    void ignoringTopFrame_methodFurtherDown_isALeak() {
        LeakWatch watch = HASTY.ignoringTopFrame("dev.heddle.leak.check.Leftovers#standStill").watch();
        Leftovers.platformThread("stands still");

        assertThat(failureOf(watch)).hasMessageContaining("'stands still'");
    }

    @Test
    void ignoringTopFrame_innermostMethod_isIgnored() {
        LeakWatch watch = HASTY.ignoringTopFrame("jdk.internal.misc.Unsafe#park").watch();
        Leftovers.platformThread("parked");

        watch.verifyNone();
    }

    @Test
    void ignoringCreators_whoMadeIt_isIgnored() {
        LeakWatch watch = HASTY.ignoringCreators("dev.heddle.leak.check.Leftovers").watch();
        Leftovers.platformThread("made there");
        Leftovers.virtualThread("made there");

        watch.verifyNone();
    }

    @Test
    void ignoringNames_everything_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HASTY.ignoringNames("*"))
                .withMessage("pattern must say what to ignore, actual: '*'");
    }

    @Test
    void withPatience_negative_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HASTY.withPatience(Duration.ofSeconds(-1)))
                .withMessage("patience must not be negative, actual: PT-1S");
    }

    @Test
    void closing_whatEndsTheThread_isClosedBeforeTheLook() {
        var pool = Executors.newFixedThreadPool(1);
        LeakWatch watch = HASTY.closing(pool).watch();
        pool.execute(() -> {});

        watch.verifyNone();

        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void closing_verifiedAgain_closesOnce() {
        AtomicInteger closed = new AtomicInteger();
        LeakWatch watch = HASTY.closing(closed::incrementAndGet).watch();

        watch.verifyNone();
        watch.close();

        assertThat(closed).hasValue(1);
    }

    @Test
    void closing_whatFailsToClose_isToldWithTheLeaks() {
        IllegalStateException failure = new IllegalStateException("does not close");
        LeakWatch watch = HASTY.closing(() -> {
            throw failure;
        }).watch();
        Leftovers.platformThread("left behind");

        assertThat(failureOf(watch)).hasMessageContaining("'left behind'").hasSuppressedException(failure);
    }

    @Test
    void closing_whatFailsToCloseAlone_fails() {
        IllegalStateException failure = new IllegalStateException("does not close");
        LeakWatch watch = HASTY.closing(() -> {
            throw failure;
        }).watch();

        assertThat(failureOf(watch)).hasMessageStartingWith("Unable to close").hasSuppressedException(failure);
    }

    @Test
    void close_afterAFailure_addsTheLeaksToIt() {
        IllegalStateException failure = new IllegalStateException("first");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            try (var _ = HASTY.watch()) {
                Leftovers.platformThread("left behind");
                throw failure;
            }
        }).isSameAs(failure)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasMessageContaining("'left behind'"));
    }

    @RepeatedTest(200)
    void verifyNone_threadsThatAreJustEnding_isNoFalseAlarm() {
        LeakWatch watch = LeakCheck.create().withPatience(Duration.ofSeconds(30)).watch();
        for (int i = 0; i < 4; i++) {
            Thread.startVirtualThread(Thread::yield);
            Thread.ofPlatform().start(Thread::yield);
        }

        watch.verifyNone();
    }

    @RepeatedTest(200)
    void verifyNone_virtualThreadStartedLast_isFound() {
        LeakWatch watch = LeakCheck.create().withPatience(Duration.ZERO).watch();
        Thread thread = Leftovers.virtualThread("started last");

        assertThat(failureOf(watch)).hasMessageContaining("thread #" + thread.threadId() + ",");
    }

    private static AssertionError failureOf(LeakWatch watch) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, watch::verifyNone);
        assertThat(failure).as("failure of a watch with a leak").isNotNull();
        return failure;
    }
}
