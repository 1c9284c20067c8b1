package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

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
    private final Thread.Builder.OfVirtual threads;

    private TaskGroup(String name) {
        this.owner = Owner.open("group", name, null);
        this.context = owner.mark(root);
        this.threads = OwnedTask.threads(name);
        root.register(new Listeners.Entry(owner));
    }

    /**
     * Opens a group under the current context. Whoever opens it closes it.
     *
     * @param name for lists of tasks and messages; the tasks' threads have it too
     */
    public static TaskGroup open(String name) {
        return new TaskGroup(name);
    }

    /** The context that the tasks run under; derive from it where a task has a deadline of its own. */
    public Context context() {
        return context;
    }

    /**
     * Starts a task. It runs even if the group is cancelled before it gets to its first line: the current context
     * tells it. What it throws goes to its thread's uncaught exception handler.
     *
     * @throws CancelledException if the group is cancelled or closed; nothing is started then
     */
    public void start(Runnable body) {
        GroupTask task = new GroupTask(owner, context, requireNonNull(body, "body is null"));
        context.throwIfCancelled();
        task.startOn(threads.unstarted(task));
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
        root.cancel(owner + " is closed");
        owner.tasks().close();
        owner.tasks().awaitAtMost(0, () -> false, () -> {});
        owner.close();
    }

    private static final class GroupTask extends OwnedTask {

        private final Runnable body;

        GroupTask(Owner owner, Context context, Runnable body) {
            super(owner, context);
            this.body = body;
        }

        @Override
        String name() {
            return owner().name();
        }

        @Override
        void work() {
            try {
                this.<@Nullable Void>callWithState(() -> {
                    body.run();
                    closeScopes();
                    return null;
                });
            } catch (Throwable thrown) {
                closeScopesAfter(thrown);
                Uncaught.report(thrown);
            } finally {
                end();
            }
        }
    }
}
