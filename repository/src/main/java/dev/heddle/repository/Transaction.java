package dev.heddle.repository;

import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.usecase.Effects;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.UnavailableException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

/**
 * An open transaction. It takes no round trips of its own but COMMIT or ROLLBACK: the driver sends BEGIN along with the first
 * statement, and where there was none, nothing.
 */
final class Transaction {

    private final Lease lease;
    private final Thread owner = Thread.currentThread();
    private @Nullable Throwable innerFailure;
    private @Nullable UnavailableException connectionFailure;
    private @Nullable RuntimeException statementFailure;

    Transaction(Lease lease) {
        this.lease = lease;
    }

    /** Does the work of the outermost caller, and commits, unless the context is cancelled by then. */
    <T extends @Nullable Object> T run(Supplier<T> work) {
        lease.settle(Handle::begin);
        T result;
        try {
            result = work.get();
            Context.current().throwIfCancelled();
            requireCommittable();
        } catch (Throwable failure) {
            rollback(failure);
            throw failure;
        }
        commit();
        return result;
    }

    /** Does the work of an inner caller. */
    <T extends @Nullable Object> T join(Supplier<T> work) {
        requireOwner();
        try {
            return work.get();
        } catch (Throwable failure) {
            innerFailure = failure;
            throw failure;
        }
    }

    <T extends @Nullable Object> T withHandle(Function<? super Handle, ? extends T> work) {
        requireOwner();
        if (connectionFailure != null) {
            throw connectionFailure;
        }
        try {
            return lease.use(work);
        } catch (CancelledException e) {
            statementFailure = e;
            throw e;
        } catch (JdbiException e) {
            RuntimeException translated = ConnectionFailures.translate(e, lease.handle());
            if (translated instanceof UnavailableException unavailable) {
                connectionFailure = unavailable;
            }
            statementFailure = e;
            throw translated;
        }
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("The open transaction belongs to " + owner + ", and this is "
                    + Thread.currentThread() + ": use repositories on the thread of the transaction, or after it");
        }
    }

    private void requireCommittable() {
        if (connectionFailure != null) {
            throw connectionFailure;
        }
        if (innerFailure != null) {
            throw RollbackOnlyException.innerWork(innerFailure);
        }
        if (ConnectionFailures.isClosed(lease.handle())) {
            throw new UnavailableException("The connection was closed before the transaction was committed", null);
        }
        if (isAborted()) {
            throw RollbackOnlyException.statement(statementFailure);
        }
    }

    /**
     * Asks the driver, without a round trip, whether a statement failed: the server would answer COMMIT with ROLLBACK then,
     * which the driver takes for a success.
     */
    private boolean isAborted() {
        return lease.connection().getTransactionState() == TransactionState.FAILED;
    }

    /** JDBI itself rolls back where the server refuses. */
    private void commit() {
        Effects.mayStay();
        try {
            lease.settle(Handle::commit);
        } catch (JdbiException e) {
            if (ConnectionFailures.isConnectionFailure(e)) {
                throw new OutcomeUnknownException("The connection broke while the transaction was being committed", e);
            }
            throw e;
        }
    }

    private void rollback(Throwable failure) {
        try {
            lease.settle(Handle::rollback);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
