package dev.heddle.concurrency;

/** A task threw a checked exception, which is the cause. */
public final class TaskFailedException extends RuntimeException {

    /** Creates the exception. */
    public TaskFailedException(String task, Throwable failure) {
        super("Task '" + task + "' failed: " + Failures.innermost(failure), failure);
    }
}
