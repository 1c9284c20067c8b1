package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One of the many jobs that a thread does: what it leaves behind does not reach the next. */
final class OneOfMany {

    private OneOfMany() {}

    /** Calls a job under the thread's binding; then closes the scopes and clears the interrupt that it has left. */
    static <R extends @Nullable Object> R call(Binding binding, Callable<? extends R> job) throws Exception {
        try {
            R result = job.call();
            binding.closeScopes();
            return result;
        } catch (Throwable thrown) {
            binding.closeScopesAfter(thrown);
            throw thrown;
        } finally {
            Thread.interrupted();
        }
    }

    /** As {@link #call(Binding, Callable)}, on a task's thread. */
    static <J, R extends @Nullable Object> R call(JobFunction<? super J, ? extends R> function, J job)
            throws Exception {
        Binding binding = requireNonNull(Binding.ofThisThread(), "not on a task's thread");
        return call(binding, () -> function.apply(job));
    }
}
