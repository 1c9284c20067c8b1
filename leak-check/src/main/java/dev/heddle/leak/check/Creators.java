package dev.heddle.leak.check;

import java.lang.StackWalker.StackFrame;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who made the threads that descend from a followed one.
 *
 * <p>The JVM tells nobody: a virtual thread's events carry its own stack, not its creator's. But what a thread inherits is
 * copied by its creator, within the constructor, so that an inheritable thread local sees the creator's stack. It does not
 * see the new thread; that one's id is the one before the next id that the JVM gives out. Two threads that are made in
 * the very same moment may therefore be taken for one another, or stay without a creator.
 *
 * <p>The last {@value #CAPACITY} are kept.
 */
final class Creators {

    /** The making of one thread. */
    static final class Birth {

        private final long threadId;
        private final Instant at = Instant.now();
        private final List<StackFrame> frames;
        private volatile boolean begun;

        private Birth(long threadId, List<StackFrame> frames) {
            this.threadId = threadId;
            this.frames = frames;
        }

        Instant at() {
            return at;
        }

        List<StackTraceElement> stack() {
            return frames.stream().map(StackFrame::toStackTraceElement).toList();
        }
    }

    private static final int CAPACITY = 1 << 14;
    private static final int FRAMES = 24;

    private static final AtomicReferenceArray<@Nullable Birth> BIRTHS = new AtomicReferenceArray<>(CAPACITY);
    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final InheritableThreadLocal<@Nullable Boolean> FOLLOWED = new InheritableThreadLocal<>() {

        @Override
        protected @Nullable Boolean childValue(@Nullable Boolean parent) {
            if (parent != null) {
                remember();
            }
            return parent;
        }
    };

    private Creators() {}

    /** Follows the current thread from now on, with all threads that inherit from it. */
    static void follow() {
        FOLLOWED.set(true);
    }

    static Optional<Birth> birthOf(long threadId) {
        return Optional.ofNullable(BIRTHS.get(slot(threadId))).filter(birth -> birth.threadId == threadId);
    }

    /** Takes note that a thread has begun to run, or never will. */
    static void hasBegun(long threadId) {
        birthOf(threadId).ifPresent(birth -> birth.begun = true);
    }

    /** Lists the threads made after the mark of which nobody has said that they have begun to run. */
    static List<Long> notBegunSince(Mark mark) {
        return IntStream.range(0, CAPACITY).mapToObj(BIRTHS::get).filter(Objects::nonNull)
                .filter(birth -> mark.isBefore(birth.threadId) && !birth.begun).map(birth -> birth.threadId).toList();
    }

    private static void remember() {
        long threadId = Mark.nextThreadId() - 1;
        BIRTHS.set(slot(threadId), new Birth(threadId, creator()));
    }

    private static int slot(long threadId) {
        return (int) (threadId % CAPACITY);
    }

    private static List<StackFrame> creator() {
        return WALKER.walk(frames -> frames.dropWhile(Creators::isOfTheConstructor).limit(FRAMES)
                .takeWhile(frame -> !frame.getClassName().startsWith("org.junit.")).toList());
    }

    private static boolean isOfTheConstructor(StackFrame frame) {
        String type = frame.getClassName();
        return (type.startsWith("java.lang.") && type.contains("Thread")) || type.startsWith(Creators.class.getName());
    }
}
