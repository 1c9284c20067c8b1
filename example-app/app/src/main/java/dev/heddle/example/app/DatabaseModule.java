package dev.heddle.example.app;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.heddle.example.app.settings.Settings;
import dev.heddle.repository.PoolSettings;
import dev.heddle.repository.RepositoryModule;
import java.time.Duration;

/** Binds the pool of connections, and what the adapters need of it. */
final class DatabaseModule extends AbstractModule {

    private static final Duration VALIDATION = Duration.ofMillis(500);
    private static final Duration SHORTEST_PATIENCE = Duration.ofMillis(600);
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);

    @Override
    protected void configure() {
        install(new RepositoryModule());
        bind(DatabaseServer.class).in(SINGLETON);
    }

    /**
     * Waiting for a connection and then for a silent server take less than the request's time together, so that the caller
     * gets its answer in time; but neither is shorter than the pool can do.
     */
    @Provides
    static PoolSettings poolSettings(Settings settings) {
        Duration timeout = settings.requestTimeout();
        Duration patience = timeout.multipliedBy(2).dividedBy(5);
        return PoolSettings.DEFAULTS.withApplicationName("payments")
                .withSize(settings.databasePoolSize())
                .withValidationTimeout(VALIDATION)
                .withConnectionTimeout(longer(patience, SHORTEST_PATIENCE))
                .withSocketTimeout(longer(Duration.ofSeconds(timeout.dividedBy(2).toSeconds()), SHORTEST_SILENCE));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
