package dev.heddle.concurrency;

import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** How the failures of tasks reach who waits for them. */
final class Failures {

    private Failures() {}

    /** Throws an unchecked exception or an error as it is, and a checked one as the cause of another. */
    static TaskFailedException rethrow(String task, Throwable failure) {
        switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new TaskFailedException(task, failure);
        }
    }

    /** Whether one gave up since the context is cancelled, rather than failed. */
    static boolean isGivingUp(Context context, Throwable thrown) {
        return (thrown instanceof InterruptedException || thrown instanceof CancelledException)
                && context.isCancelled();
    }

    static <T extends @Nullable Object> Outcome<T> outcome(Context context, Throwable thrown) {
        return isGivingUp(context, thrown)
                ? new Outcome.Cancelled<>(context.cancelCause().orElseThrow())
                : new Outcome.Failed<>(thrown);
    }

    static CancelledException cancelled(Context context) {
        return new CancelledException(context.cancelCause().orElseThrow());
    }

    /** What failed in the end, below jobs and tasks that failed for nothing else, so that messages do not grow with them. */
    static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while ((innermost instanceof JobFailedException || innermost instanceof TaskFailedException)
                && innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    /** Moves the others to the first; tasks may have thrown the same one. */
    @SuppressWarnings("ReferenceEquality") // no throwable may suppress itself
    static <X extends Throwable> X suppress(X first, Queue<Throwable> others) {
        for (Throwable other = others.poll(); other != null; other = others.poll()) {
            if (other != first) {
                first.addSuppressed(other);
            }
        }
        return first;
    }
}
