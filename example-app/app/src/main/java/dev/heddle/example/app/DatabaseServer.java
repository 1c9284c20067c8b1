package dev.heddle.example.app;

import dev.heddle.example.app.settings.DatabaseAddress;
import dev.heddle.example.app.settings.Settings;
import dev.heddle.example.repository.Schema;
import dev.heddle.repository.PoolOpenException;
import dev.heddle.repository.PostgresPool;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The database that the settings name, or an embedded one; with its pool open and its schema up to date once started. */
final class DatabaseServer {

    private final Settings settings;
    private final PostgresPool pool;
    private @Nullable EmbeddedDatabase embedded;

    @Inject
    DatabaseServer(Settings settings, PostgresPool pool, MeterRegistry meters) {
        this.settings = settings;
        this.pool = pool.meters(meters);
    }

    void start() {
        DatabaseAddress address = settings.database().orElseGet(this::startEmbedded);
        try {
            pool.open(address.url(), address.user(), address.password());
            Schema.migrate(address.url(), address.user(), address.password());
        } catch (PoolOpenException e) {
            throw new ServiceStartException(
                    e.getMessage() + " The settings are DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD.", e);
        } catch (FlywayException e) {
            throw new ServiceStartException("Unable to bring the database to the newest schema: " + e.getMessage(), e);
        }
    }

    private DatabaseAddress startEmbedded() {
        EmbeddedDatabase started = EmbeddedDatabase.start();
        embedded = started;
        return started.address();
    }

    @Override
    public String toString() {
        return settings.database().map(DatabaseAddress::toString)
                .orElseGet(() -> "embedded PostgreSQL, data in " + EmbeddedDatabase.DIRECTORY.toAbsolutePath());
    }

    void stop() {
        try {
            pool.close();
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
