package dev.heddle.delivery.http;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * How much is kept in memory for callers that are slow: bodies that are on their way in, or answers that are on their way
 * out. Where it is too much, the oldest makes room, since one that means well is done long before. Thread-safe.
 */
final class MemoryBudget {

    private final int maxShares;
    private final long maxBytes;
    private final LinkedHashSet<Share> oldestFirst = new LinkedHashSet<>();
    private long bytes;

    /**
     * Begins with nothing kept.
     *
     * @param maxShares how many may be kept at a time
     * @param maxBytes how much all of them may be; one alone may be more
     */
    MemoryBudget(int maxShares, long maxBytes) {
        this.maxShares = maxShares;
        this.maxBytes = maxBytes;
    }

    /** Returns a budget of a part of the memory that the JVM may use. */
    static MemoryBudget ofHeap(int maxShares, int part) {
        return new MemoryBudget(maxShares, Runtime.getRuntime().maxMemory() / part);
    }

    /**
     * Begins to keep something.
     *
     * @param begun how much of it there is
     * @param makeRoom is run, on any thread, if it is to be given up
     */
    Share begin(int begun, Runnable makeRoom) {
        Share share = new Share(begun, makeRoom);
        Share tooMuch;
        synchronized (this) {
            boolean _ = oldestFirst.add(share);
            bytes += begun;
            tooMuch = oldestFirst.size() > maxShares || isTooMuchWith(share) ? giveUpOldest() : null;
        }
        run(tooMuch);
        return share;
    }

    private boolean isTooMuchWith(Share share) {
        return bytes > maxBytes && bytes > share.taken;
    }

    private Share giveUpOldest() {
        Share oldest = oldestFirst.getFirst();
        drop(oldest);
        return oldest;
    }

    private void drop(Share share) {
        if (oldestFirst.remove(share)) {
            bytes -= share.taken;
            share.taken = 0;
        }
    }

    private static void run(@Nullable Share givenUp) {
        if (givenUp != null) {
            givenUp.makeRoom.run();
        }
    }

    /** What is kept for one caller. */
    final class Share {

        private final Runnable makeRoom;
        private long taken;

        private Share(int begun, Runnable makeRoom) {
            this.taken = begun;
            this.makeRoom = makeRoom;
        }

        /** Notes that it has become more. */
        void takes(int more) {
            Share tooMuch = null;
            synchronized (MemoryBudget.this) {
                if (oldestFirst.contains(this)) {
                    taken += more;
                    bytes += more;
                    tooMuch = isTooMuchWith(this) ? giveUpOldest() : null;
                }
            }
            run(tooMuch);
        }

        /** Notes that nothing is kept any more. */
        void end() {
            synchronized (MemoryBudget.this) {
                drop(this);
            }
        }
    }
}
