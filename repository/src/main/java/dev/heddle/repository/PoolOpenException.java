package dev.heddle.repository;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Thrown when a pool can't open its first connection; its message names the URL, without secrets, and what to check. */
public final class PoolOpenException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    PoolOpenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static PoolOpenException from(PostgresUrl url, Exception cause) {
        return new PoolOpenException(
                "Unable to open a connection to '" + url + "': "
                        + String.valueOf(reason(cause)).replaceFirst("\\.$", "") + ". "
                        + advice(cause),
                cause);
    }

    private static @Nullable String reason(Throwable error) {
        return switch (error) {
            case UnknownHostException e -> "unknown host " + e.getMessage();
            case IOException e -> e.getMessage();
            case Throwable e when e.getCause() != null -> reason(e.getCause());
            default -> error.getMessage();
        };
    }

    private static String advice(Exception error) {
        String state = error instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
        if (state.startsWith("28")) {
            return "Check the user and the password.";
        }
        return switch (state) {
            case "3D000" -> "Create that database, or check its name.";
            case "53300", "57P03" -> "The server is there; try again when it has room, or raise its max_connections.";
            default -> "Is PostgreSQL running there? Check the host and the port.";
        };
    }
}
