package dev.heddle.example.app;

import static com.google.inject.Scopes.SINGLETON;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.heddle.delivery.http.CancelMode;
import dev.heddle.example.app.settings.Settings;
import dev.heddle.repository.AdmissionMode;
import dev.heddle.repository.PoolSettings;
import dev.heddle.repository.RepositoryModule;
import java.time.Duration;

/** Binds the pool of connections, and what the adapters need of it. */
final class DatabaseModule extends AbstractModule {

    private static final Duration VALIDATION = Duration.ofMillis(500);

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    @Override
    protected void configure() {
        install(new RepositoryModule());
        bind(DatabaseServer.class).in(SINGLETON);
    }

    /**
     * A request ends by its own deadline; the server's limits are for what nobody stops. A connection is waited for in less
     * time than a request has, so that it is answered with 503 while the server is away, and not with 504.
     */
    @Provides
    static PoolSettings poolSettings(Settings settings) {
        return PoolSettings.DEFAULTS.withApplicationName("payments")
                .withSize(settings.databasePoolSize())
                .withMaxWaiting(settings.databaseMaxWaiting())
                .withAdmissionMode(admissionMode(settings.cancelMode()))
                .withValidationTimeout(VALIDATION)
                .withConnectionTimeout(patience(settings.requestTimeout()))
                .withStatementTimeout(settings.databaseStatementTimeout())
                .withIdleInTransactionTimeout(settings.databaseStatementTimeout());
    }

    private static Duration patience(Duration requestTimeout) {
        Duration part = requestTimeout.multipliedBy(2).dividedBy(5);
        return part.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : part;
    }

    private static AdmissionMode admissionMode(CancelMode mode) {
        return switch (mode) {
            case OBSERVE -> AdmissionMode.OBSERVE;
            case ENFORCE -> AdmissionMode.ENFORCE;
        };
    }
}
