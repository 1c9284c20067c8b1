package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.heddle.usecase.Transactions;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Binds {@link PostgresPool}, its {@link DataSource}, {@link Database} and {@link Transactions}, each once. The pool is made
 * closed: whoever makes the injector opens and closes it.
 */
public final class RepositoryModule extends AbstractModule {

    private final PoolSettings settings;
    private final Consumer<? super Jdbi> configuration;

    /** Creates a module with JDBI's defaults. */
    public RepositoryModule(PoolSettings settings) {
        this(settings, _ -> {});
    }

    /** Creates a module that lets the caller configure JDBI, such as with mappers. */
    public RepositoryModule(PoolSettings settings, Consumer<? super Jdbi> configuration) {
        this.settings = requireNonNull(settings, "settings is null");
        this.configuration = requireNonNull(configuration, "configuration is null");
    }

    @Provides
    @Singleton
    PostgresPool pool() {
        return new PostgresPool(settings);
    }

    @Provides
    @Singleton
    DataSource dataSource(PostgresPool pool) {
        return pool.dataSource();
    }

    @Provides
    @Singleton
    Database database(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        configuration.accept(jdbi);
        return new Database(jdbi);
    }

    @Provides
    @Singleton
    Transactions transactions(Database database) {
        return new JdbiTransactions(database);
    }
}
