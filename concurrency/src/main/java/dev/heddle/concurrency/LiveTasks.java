package dev.heddle.concurrency;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All tasks in this JVM that Heddle has started and that have not ended, parked ones too; Go's goroutine profile. For
 * metrics, operations pages and leak checks. Safe for use by all threads. A list of very many tasks holds up those that start or end meanwhile, for some milliseconds.
 * The short-lived threads that call a {@link Canceller}, or the listeners of a deadline, belong to no owner and are not in it.
 */
public final class LiveTasks {

    private static final Set<Owner> OWNERS = ConcurrentHashMap.newKeySet();

    private static volatile boolean recordCreators = Boolean.getBoolean("heddle.tasks.creators");

    private LiveTasks() {}

    /** Counts the tasks of all scopes, groups and pools. The cost grows with the number of these, not of their tasks. */
    public static long count() {
        return OWNERS.stream().mapToLong(owner -> owner.tasks().size()).sum();
    }

    /** Lists the tasks. What starts or ends meanwhile may be in it or not. */
    public static List<LiveTask> list() {
        return OWNERS.stream().flatMap(owner -> owner.liveTasks().stream()).toList();
    }

    /**
     * Lists the tasks that were started first, the oldest first. Unlike {@link #list}, it is also cheap where there are
     * very many.
     *
     * @param limit how many at the most
     * @throws IllegalArgumentException if the limit is negative
     */
    public static List<LiveTask> oldest(int limit) {
        OldestTasks oldest = new OldestTasks(limit);
        OWNERS.forEach(owner -> oldest.addAll(owner.tasks()));
        return oldest.list();
    }

    /** Lists the scopes, groups and pools that are not closed. */
    public static List<OpenOwner> owners() {
        return OWNERS.stream().map(Owner::describe).toList();
    }

    /**
     * Switches on or off that the stack of the creator is kept with each task and owner that is made from now on. Costs
     * some microseconds and some hundred bytes for each. Off by default, on with the system property
     * {@code heddle.tasks.creators=true}.
     */
    public static void recordCreators(boolean on) {
        recordCreators = on;
    }

    static @Nullable Throwable creator() {
        return recordCreators ? new Throwable() : null;
    }

    static void opened(Owner owner) {
        OWNERS.add(owner);
    }

    static void closed(Owner owner) {
        OWNERS.remove(owner);
    }
}
