package dev.heddle.repository;

import dev.heddle.usecase.UnavailableException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Tells a connection that is gone, or was not to be had, from an answer of the server. */
final class ConnectionFailures {

    /** What the server says of a statement that it ended, most often since its time was over. */
    private static final String QUERY_CANCELED = "57014";

    private ConnectionFailures() {}

    /**
     * Returns the error as what it means for the caller: unavailable where the connection is gone or the statement ran out of
     * time, or else as it is.
     */
    static RuntimeException translate(RuntimeException error, Handle handle) {
        boolean unavailable = isConnectionFailure(error) || (hasNoState(error) && isClosed(handle))
                || sqlState(error).filter(QUERY_CANCELED::equals).isPresent();
        return unavailable ? unavailable(error) : error;
    }

    static UnavailableException unavailable(Throwable error) {
        String reason = sqlException(error).<Throwable>map(e -> e).orElse(error).getMessage();
        return new UnavailableException("The database is unavailable: " + reason, error);
    }

    /**
     * Returns whether the SQLState says so: class 08 is a connection exception, class 57P an intervention of the operator,
     * such as a shutdown; 53300 is too many connections; 25P03 and 25P04 end a session that was idle in a transaction, or in
     * one for too long.
     */
    static boolean isConnectionFailure(Throwable error) {
        return sqlState(error)
                .filter(state -> state.startsWith("08") || state.startsWith("57P") || state.equals("53300")
                        || state.equals("25P03") || state.equals("25P04"))
                .isPresent();
    }

    static boolean isClosed(Handle handle) {
        try {
            return handle.getConnection().isClosed();
        } catch (SQLException _) {
            return true;
        }
    }

    /** The pool puts a closed connection in the place of a broken one, and that one's errors have no SQLState. */
    private static boolean hasNoState(Throwable error) {
        return sqlState(error).isEmpty();
    }

    private static Optional<String> sqlState(Throwable error) {
        return sqlException(error).map(SQLException::getSQLState);
    }

    private static Optional<SQLException> sqlException(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(100)
                .filter(SQLException.class::isInstance).map(SQLException.class::cast).findFirst();
    }
}
