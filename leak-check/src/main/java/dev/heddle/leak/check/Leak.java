package dev.heddle.leak.check;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is still there.
 *
 * @param kind    what it is
 * @param id      the thread's, or that of an owner of tasks
 * @param name    empty for a thread without one
 * @param state   what else is known of it now
 * @param since   when it was made, where that is known
 * @param stack   where it is now, innermost frame first; empty where nobody can tell
 * @param creator who made it, innermost frame first; empty where nobody can tell
 */
record Leak(Kind kind, long id, String name, String state, Optional<Instant> since, List<StackTraceElement> stack,
        List<StackTraceElement> creator) {

    enum Kind {
        PLATFORM_THREAD, VIRTUAL_THREAD, TASK, OPEN_SCOPE, OPEN_GROUP, OPEN_POOL;

        boolean isThread() {
            return this == PLATFORM_THREAD || this == VIRTUAL_THREAD || this == TASK;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What tells it from all others of this JVM. */
    record Key(boolean thread, long id) {}

    Key key() {
        return new Key(kind.isThread(), id);
    }

    static Leak ofThread(Thread thread) {
        Kind kind = thread.isVirtual() ? Kind.VIRTUAL_THREAD : Kind.PLATFORM_THREAD;
        Optional<Creators.Birth> birth = Creators.birthOf(thread.threadId());
        return new Leak(kind, thread.threadId(), thread.getName(), thread.getState().toString(),
                birth.map(Creators.Birth::at), List.of(thread.getStackTrace()), stack(birth));
    }

    /** Describes a virtual thread of which nobody has more than its record. */
    static Leak ofVirtualThread(long id, Optional<String> name, Instant started) {
        String state = name.isPresent() ? "alive" : "alive, its name was not recorded";
        return new Leak(Kind.VIRTUAL_THREAD, id, name.orElse(""), state, Optional.of(started), List.of(),
                stack(Creators.birthOf(id)));
    }

    private static List<StackTraceElement> stack(Optional<Creators.Birth> birth) {
        return birth.map(Creators.Birth::stack).orElse(List.of());
    }
}
