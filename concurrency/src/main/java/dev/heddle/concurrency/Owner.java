package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a task belongs to: the common part of scopes, groups and pools. */
final class Owner implements Wakeable {

    private static final AtomicLong IDS = new AtomicLong();
    private static final long START_NANOS = System.nanoTime();

    @SuppressWarnings("TimeInStaticInitializer") // what the clock that only counts started from
    private static final Instant START = Instant.now();

    private final long id = IDS.incrementAndGet();
    private final String kind;
    private final String name;
    private final @Nullable Thread thread;
    private final long since = System.nanoTime();
    private final @Nullable Throwable creator = LiveTasks.creator();
    private final TaskList tasks = new TaskList();
    private volatile boolean left;
    private final Context.Key<Owner> inside = Context.Key.named("inside");

    private Owner(String kind, String name, @Nullable Thread thread) {
        this.kind = kind;
        this.name = name;
        this.thread = thread;
    }

    static Owner open(String kind, String name, @Nullable Thread thread) {
        Owner owner = new Owner(kind, requireNonNull(name, "name is null"), thread);
        LiveTasks.opened(owner);
        return owner;
    }

    void close() {
        LiveTasks.closed(this);
    }

    /** Closes it when its last task ends; nobody waits for that. */
    void closeAfterLast() {
        left = true;
        closeIfLeft();
    }

    void ended(OwnedTask task) {
        tasks.remove(task);
        if (left) {
            closeIfLeft();
        }
    }

    private void closeIfLeft() {
        if (tasks.size() == 0) {
            close();
        }
    }

    String name() {
        return name;
    }

    TaskList tasks() {
        return tasks;
    }

    /** Makes a context that tells those below that they belong to this. */
    Context mark(Context context) {
        return context.with(inside, this);
    }

    /** Whether the calling thread is one of its tasks, or belongs to one. */
    boolean isInside() {
        return isAbove(Context.current());
    }

    /** Whether a context was made from one that was marked. */
    boolean isAbove(Context context) {
        return context.get(inside).isPresent();
    }

    /** Throws where a task would wait for itself. */
    void refuseInside(String method) {
        if (isInside()) {
            throw new IllegalStateException(
                    method + " of " + this + " was called from inside one of its tasks, which would wait"
                            + " for itself: let whoever opened it call it");
        }
    }

    /** Wakes all tasks, and who waits for them. */
    @Override
    public void wake() {
        tasks.snapshot().forEach(task -> Uncaught.guard(task::wake));
        tasks.wakeWaiting();
    }

    List<LiveTask> liveTasks() {
        return tasks.snapshot().stream().map(OwnedTask::describe).toList();
    }

    OpenOwner describe() {
        return new OpenOwner(id, kind, name, instant(since), tasks.size(), Optional.ofNullable(thread), stack(creator));
    }

    /** The same for the same time, whenever it is asked. */
    static Instant instant(long nanoTime) {
        return START.plusNanos(nanoTime - START_NANOS);
    }

    static List<StackTraceElement> stack(@Nullable Throwable creator) {
        return creator == null ? List.of() : List.of(creator.getStackTrace());
    }

    @Override
    public String toString() {
        return kind + " '" + name + "'";
    }
}
