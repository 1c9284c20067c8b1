package dev.heddle.leak.check;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that leave things behind, or do not; for JUnit inside a test. */
final class Careless {

    private Careless() {}

    @ExtendWith(LeakCheck.class)
    static class TidyTests {

        @Test
        void endsWhatItStarts() throws InterruptedException {
            Thread.startVirtualThread(() -> {}).join();
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class EachTestLeaks {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty();

        @Test
        @Order(1)
        void leavesAPlatformThread() {
            Leftovers.platformThread("platform leftover");
        }

        @Test
        @Order(2)
        void leavesAVirtualThread() {
            Leftovers.virtualThread("virtual leftover");
        }

        @Test
        @Order(3)
        void leavesAPool() {
            Leftovers.pool("pool leftover");
        }

        @Test
        @Order(4)
        void leavesNothing() {}

        @Test
        @Order(5)
        void failsAndLeavesAThread() {
            Leftovers.platformThread("leftover of a failure");
            throw new IllegalStateException("its own failure");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Order(6)
        void leavesInTheSecondInvocation(int invocation) {
            if (invocation == 2) {
                Leftovers.virtualThread("second leftover");
            }
        }
    }

    static class ClassLeaks {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty();

        @BeforeAll
        static void start() {
            Leftovers.platformThread("of the class");
        }

        @Test
        void leavesNothing() {}
    }

    /** The pool makes its thread when the test first needs it. */
    abstract static class SharedPool {

        static ExecutorService pool;

        @BeforeAll
        static void open() {
            pool = Executors.newFixedThreadPool(1, Thread.ofPlatform().name("shared").factory());
        }

        @Test
        void usesThePool() throws Exception {
            pool.submit(() -> {}).get();
        }

        @AfterAll
        static void close() {
            pool.close();
        }
    }

    static class SharedPoolPerTest extends SharedPool {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty();
    }

    static class SharedPoolPerClass extends SharedPool {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty().perClass();
    }

    static class LeaksPerClass {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty().perClass();

        @Test
        void leavesAThread() {
            Leftovers.platformThread("leftover");
        }

        @Test
        void leavesNothing() {}
    }

    static class WithoutAStaticField {

        @RegisterExtension
        final LeakCheck leaks = hasty();

        @Test
        void leavesAThread() {
            Leftovers.platformThread("leftover");
        }
    }

    @ExtendWith(LeakCheck.class)
    static class WithNestedTests {

        @Nested
        class Inner {

            @Test
            void leavesNothing() {}
        }
    }

    @Isolated
    static class IsolatedTests {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty();

        @Test
        void leavesAThread() {
            Leftovers.platformThread("leftover");
        }
    }

    static class Unchecked {

        @Test
        void leavesAThread() {
            Leftovers.virtualThread("unchecked leftover");
        }

        @Test
        void leavesNothing() {}
    }

    static class LeavesAPlatformThread {

        @Test
        void leavesAThread() {
            Leftovers.platformThread("leftover");
        }
    }

    static class UncheckedSharedPool extends SharedPool {}

    static class WithItsOwnRules {

        @RegisterExtension
        static final LeakCheck LEAKS = hasty().ignoringNames("may stay");

        @Test
        void leavesAThread() {
            Leftovers.platformThread("may stay");
        }
    }

    /** Ignores nothing more than is ignored anyhow. */
    private static LeakCheck hasty() {
        return LeakCheck.create().withPatience(Duration.ofMillis(20));
    }
}
