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

    @Override
    protected void configure() {
        install(new RepositoryModule());
        bind(DatabaseServer.class).in(SINGLETON);
    }

    /** The pool gives up a little before the request does, so that the caller gets its answer in time. */
    @Provides
    static PoolSettings poolSettings(Settings settings) {
        Duration patience = settings.requestTimeout().multipliedBy(4).dividedBy(5);
        return PoolSettings.DEFAULTS.withApplicationName("payments")
                .withSize(settings.databasePoolSize())
                .withValidationTimeout(patience.dividedBy(4))
                .withConnectionTimeout(patience)
                .withSocketTimeout(settings.requestTimeout());
    }
}
