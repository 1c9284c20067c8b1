package dev.heddle.repository;

/**
 * Thrown instead of a commit when an inner transaction failed and the outer work went on as if it had not: everything was
 * rolled back. Its cause is the inner failure.
 */
public final class RollbackOnlyException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    RollbackOnlyException(Throwable cause) {
        super("The transaction was rolled back, since an inner one failed: let the exception through, or catch it outside"
                + " of the outer transaction", cause);
    }
}
