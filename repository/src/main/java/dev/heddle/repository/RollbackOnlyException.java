package dev.heddle.repository;

import org.jspecify.annotations.Nullable;

/**
 * Thrown instead of a commit when something in the transaction failed, and the work around it went on as if it had not:
 * everything was rolled back. Its cause is that failure, where it is known.
 */
public final class RollbackOnlyException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    private RollbackOnlyException(String what, @Nullable Throwable cause) {
        super("The transaction was rolled back, since " + what
                + " in it failed and that was swallowed: let the exception"
                + " through, or catch it outside of the transaction", cause);
    }

    static RollbackOnlyException innerWork(Throwable cause) {
        return new RollbackOnlyException("inner work", cause);
    }

    static RollbackOnlyException statement(@Nullable Throwable cause) {
        return new RollbackOnlyException("a statement", cause);
    }
}
