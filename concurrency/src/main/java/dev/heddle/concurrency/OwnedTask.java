package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A task on a virtual thread of its own; from its start to its end, its owner's list has it. */
abstract class OwnedTask extends Binding implements Runnable, ScopedValue.CallableOp<@Nullable Void, RuntimeException> {

    /** Its place in the owner's list, guarded by the list. */
    @Nullable
    OwnedTask next;
    @Nullable
    OwnedTask previous;

    private final long since = System.nanoTime();
    private final @Nullable Throwable creator = LiveTasks.creator();

    OwnedTask(Context context) {
        super(context);
    }

    /** Makes threads of that name. They inherit no thread locals: what must travel has a carrier. */
    static Thread.Builder.OfVirtual threads(String name) {
        return Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false);
    }

    abstract Owner owner();

    /** When it was made, by {@link System#nanoTime()}. */
    final long since() {
        return since;
    }

    abstract String name();

    /** Does the work, on the task's thread; must not throw. */
    abstract void work();

    final void startOn(Thread thread) {
        if (!tryStartOn(thread)) {
            throw Failures.cancelled(context());
        }
    }

    /** Starts it, unless its owner takes no more tasks; tells whether it did. */
    final boolean tryStartOn(Thread thread) {
        runsOn(thread);
        if (!owner().tasks().add(this)) {
            return false;
        }
        try {
            thread.start();
        } catch (Throwable thrown) {
            owner().ended(this);
            throw thrown;
        }
        if (context().isCancelled()) {
            wake();
        }
        return true;
    }

    @Override
    public final void run() {
        try {
            ScopedValue.where(CURRENT, this).call(this);
        } finally {
            owner().ended(this);
        }
    }

    /** Calls {@link #work}; a lambda would be one object more for each task. */
    @Override
    public final @Nullable Void call() {
        work();
        return null;
    }

    final LiveTask describe() {
        return new LiveTask(name(), owner().name(), Owner.instant(since), context().deadline(),
                requireNonNull(thread(), "thread is null"),
                Owner.stack(creator));
    }
}
