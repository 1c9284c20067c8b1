package dev.heddle.leak.check;

/**
 * A point in the order in which this JVM made its threads. The JVM numbers platform and virtual threads one after the
 * other in the moment they are made, so that one number tells what was there before, without a list of it.
 */
record Mark(long threadId, long number) {

    private static long count;

    /** Marks the present by a thread that is never started, and counts these, as they have ids too. */
    static synchronized Mark now() {
        return new Mark(nextThreadId(), count++);
    }

    static long nextThreadId() {
        return Thread.ofVirtual().inheritInheritableThreadLocals(false).unstarted(() -> {}).threadId();
    }

    boolean isBefore(long otherThreadId) {
        return threadId < otherThreadId;
    }

    /** Tells whether anybody has made a thread from this mark to the later one. */
    boolean isFollowedByThreadsUntil(Mark later) {
        return later.threadId - threadId > later.number - number;
    }
}
