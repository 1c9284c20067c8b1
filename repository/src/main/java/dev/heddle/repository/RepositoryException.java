package dev.heddle.repository;

import org.jspecify.annotations.Nullable;

/** The root of what this module throws of its own; its messages are for the log. */
public abstract sealed class RepositoryException extends RuntimeException
        permits PoolOpenException, RollbackOnlyException {

    private static final long serialVersionUID = 1L;

    RepositoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
