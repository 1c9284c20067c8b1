package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of something that runs for long and is asked from outside, such as a server: any thread may start one, each
 * on a virtual thread of its own, and nobody waits for a single one. Where tasks are started and awaited in one block,
 * use a {@link TaskScope}. All methods may be called by any thread.
 */
public final class TaskGroup implements AutoCloseable {

    private final Owner owner;
    private final CancellableContext root = Context.current().withCancel();
    private final Context context;
    private final ThreadFactory threads;

    private TaskGroup(String name) {
        this.owner = Owner.open("group", name, null);
        this.context = owner.mark(root);
        this.threads = OwnedTask.threads(name).factory();
        root.register(new Listeners.Entry(owner));
    }

    /**
     * Opens a group under the current context. Whoever opens it closes it.
     *
     * @param name for lists of tasks and messages; the tasks' threads have it too
     */
    public static TaskGroup open(String name) {
        return new TaskGroup(requireNonNull(name, "name is null"));
    }

    /** The context that the tasks run under; derive from it where a task has a deadline of its own. */
    public Context context() {
        return context;
    }

    /** Starts a task with the group's name; else the same as {@link #start(String, Runnable)}. */
    public void start(Runnable body) {
        start(owner.name(), body);
    }

    /**
     * Starts a task. It runs even if the group is cancelled before it gets to its first line: the current context
     * tells it. What it throws goes to its thread's uncaught exception handler.
     *
     * @param name for lists of tasks; its thread has the group's name
     * @throws CancelledException if the group is cancelled or closed; nothing is started then
     */
    public void start(String name, Runnable body) {
        start(name, context, body);
    }

    /**
     * Starts a task under a context of its own, such as one with a deadline; else the same as
     * {@link #start(String, Runnable)}. It runs even if that context is cancelled already.
     *
     * @param context made from {@link #context()}; closing it is left to the caller
     * @throws IllegalArgumentException if the context was not made from the group's
     */
    public void start(String name, Context context, Runnable body) {
        if (!owner.isAbove(requireNonNull(context, "context is null"))) {
            throw new IllegalArgumentException("The context is not made from the one of " + owner
                    + ", so that the task would not end with it: derive it from context()");
        }
        GroupTask task = new GroupTask(this, context, requireNonNull(name, "name is null"),
                requireNonNull(body, "body is null"));
        root.throwIfCancelled();
        if (!task.tryStartOn(threads.newThread(task))) {
            throw Failures.cancelled(root);
        }
    }

    /** Cancels all tasks and takes no more; does not wait. Tells whether this call did it. */
    public boolean cancel(CancelCause cause) {
        return root.cancel(cause);
    }

    /**
     * Cancels all tasks, and waits until they have ended; an interrupt meanwhile is pending again afterwards. Does
     * nothing a second time.
     *
     * @throws IllegalStateException if it is called by a task of the group or below one, which would wait for itself
     */
    @Override
    public void close() {
        owner.refuseInside("close");
        stop();
        owner.tasks().awaitAtMost(0, () -> false, () -> {});
        owner.close();
    }

    /**
     * Waits until no task is left, but not longer than so; an interrupt meanwhile is pending again afterwards. Cancels
     * nothing, and tasks may still be started. A task of the group that calls it waits for itself.
     *
     * @return whether no task was left
     * @throws IllegalArgumentException if the limit is negative
     */
    public boolean await(Duration limit) {
        notNegative(limit);
        return owner.tasks().awaitNone(limit);
    }

    /**
     * Does what {@link #close} does, but waits no longer than so; for who stops even if a task ignores that it was
     * cancelled. Such a task stays in the lists until it ends. A task of the group that calls it waits for itself.
     *
     * @return whether all tasks have ended
     * @throws IllegalArgumentException if the limit is negative; nothing is closed then
     */
    public boolean closeWithin(Duration limit) {
        notNegative(limit);
        stop();
        boolean ended = owner.tasks().awaitNone(limit);
        owner.closeAfterLast();
        return ended;
    }

    private void stop() {
        root.cancel(owner + " is closed");
        owner.tasks().close();
    }

    private static Duration notNegative(Duration limit) {
        if (requireNonNull(limit, "limit is null").isNegative()) {
            throw new IllegalArgumentException("limit must not be negative, actual: " + limit);
        }
        return limit;
    }

    private static final class GroupTask extends OwnedTask {

        private final TaskGroup group;
        private final String name;
        private final Runnable body;
        private final @Nullable CarriedState carried = CarriedState.capture();

        GroupTask(TaskGroup group, Context context, String name, Runnable body) {
            super(context);
            this.group = group;
            this.name = name;
            this.body = body;
        }

        @Override
        Owner owner() {
            return group.owner;
        }

        @Override
        String name() {
            return name;
        }

        @Override
        void work() {
            Registration registration = registerOwnContext();
            try {
                runWithState();
                closeScopes();
            } catch (Throwable thrown) {
                closeScopesAfter(thrown);
                Uncaught.report(thrown);
            } finally {
                registration.close();
                end();
            }
        }

        /** The group wakes all its tasks when it is cancelled, not one whose own context is. */
        private Registration registerOwnContext() {
            CancellableContext source = context().source();
            return source == null || source == group.root ? () -> {} : source.register(new Listeners.Entry(this));
        }

        private void runWithState() throws Exception {
            if (carried == null) {
                body.run();
            } else {
                carried.<@Nullable Void>call(() -> {
                    body.run();
                    return null;
                });
            }
        }
    }
}
