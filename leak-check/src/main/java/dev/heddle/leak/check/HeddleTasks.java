package dev.heddle.leak.check;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code dev.heddle.concurrency.LiveTasks} where that module is present. By reflection, as that module's own tests
 * run under the leak check, which therefore is built before it.
 */
final class HeddleTasks {

    private static final @Nullable Class<?> LIVE_TASKS = find();

    private HeddleTasks() {}

    private static @Nullable Class<?> find() {
        try {
            return Class.forName("dev.heddle.concurrency.LiveTasks");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Has the creators of tasks and of their owners recorded, unless somebody says otherwise later. */
    static void recordCreators() {
        if (LIVE_TASKS != null) {
            try {
                LIVE_TASKS.getMethod("recordCreators", boolean.class).invoke(null, true);
            } catch (ReflectiveOperationException e) {
                throw unreadable(e);
            }
        }
    }

    /** Returns the number of the youngest scope, group or pool that is open. */
    static long youngestOwner() {
        return listed("owners").mapToLong(HeddleTasks::ownerId).max().orElse(0);
    }

    /** Lists the scopes, groups and pools that are open and younger than that one. */
    static Stream<Leak> ownersYoungerThan(long ownerId) {
        return listed("owners").filter(owner -> ownerId(owner) > ownerId).map(HeddleTasks::owner);
    }

    /** Lists the tasks whose threads were made after the mark and that have not ended. */
    static Stream<Leak> tasksSince(Mark mark) {
        return listed("list").filter(task -> mark.isBefore(thread(task).threadId())).map(HeddleTasks::task);
    }

    private static Stream<?> listed(String method) {
        return LIVE_TASKS == null ? Stream.empty() : ((List<?>) get(LIVE_TASKS, null, method)).stream();
    }

    private static Leak owner(Object owner) {
        return new Leak(kind(owner), ownerId(owner), (String) get(owner, "name"),
                tasks((long) get(owner, "tasks")), Optional.of((Instant) get(owner, "since")), List.of(),
                creator(owner));
    }

    private static Leak task(Object task) {
        Thread thread = thread(task);
        return new Leak(Leak.Kind.TASK, thread.threadId(), (String) get(task, "name"),
                "of " + get(task, "owner") + ", " + thread.getState(), Optional.of((Instant) get(task, "since")),
                List.of(thread.getStackTrace()), creator(task));
    }

    private static Leak.Kind kind(Object owner) {
        return Leak.Kind.valueOf("OPEN_" + ((String) get(owner, "kind")).toUpperCase(Locale.ROOT));
    }

    private static String tasks(long count) {
        return count == 1 ? "1 task" : count + " tasks";
    }

    private static long ownerId(Object owner) {
        return (long) get(owner, "id");
    }

    private static Thread thread(Object task) {
        return (Thread) get(task, "thread");
    }

    @SuppressWarnings("unchecked")
    private static List<StackTraceElement> creator(Object taskOrOwner) {
        return (List<StackTraceElement>) get(taskOrOwner, "creator");
    }

    private static Object get(Object object, String accessor) {
        return get(object.getClass(), object, accessor);
    }

    private static Object get(Class<?> type, @Nullable Object object, String accessor) {
        try {
            return type.getMethod(accessor).invoke(object);
        } catch (ReflectiveOperationException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(ReflectiveOperationException e) {
        return new IllegalStateException("Unable to read Heddle's live tasks: heddle-leak-check and heddle-concurrency"
                + " must be of the same version", e);
    }
}
