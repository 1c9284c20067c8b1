package dev.heddle.example.app;

import dev.heddle.embedded.postgres.PostgresServer;
import dev.heddle.embedded.postgres.PostgresStartException;
import dev.heddle.example.app.settings.DatabaseAddress;
import java.nio.file.Path;

/**
 * The database where no other one is set. The only class that knows {@code heddle-embedded-postgres}, and loaded only when it
 * is needed: a production build may leave that module out.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** Below the working folder; git ignores it. */
    static final Path DIRECTORY = Path.of(".heddle", "postgres");

    private final PostgresServer server;

    private EmbeddedDatabase(PostgresServer server) {
        this.server = server;
    }

    static EmbeddedDatabase start() {
        try {
            return new EmbeddedDatabase(PostgresServer.start(DIRECTORY));
        } catch (PostgresStartException e) {
            throw new ServiceStartException(e.getMessage() + "; or set DATABASE_URL to use another server", e);
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
    }

    @Override
    public void close() {
        server.close();
    }
}
