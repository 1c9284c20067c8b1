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
 * Provides {@link PostgresPool} of the bound {@link PoolSettings}, its {@link DataSource}, {@link Database} and
 * {@link Transactions}, each once. The pool is made closed: who starts the service opens the pool, and closes it.
 */
public final class RepositoryModule extends AbstractModule {

    private final Consumer<? super Jdbi> configuration;

    /** Creates a module with JDBI's defaults. */
    public RepositoryModule() {
        this(_ -> {});
    }

    /** Creates a module that lets the caller configure JDBI, such as with mappers. */
    public RepositoryModule(Consumer<? super Jdbi> configuration) {
        this.configuration = requireNonNull(configuration, "configuration is null");
    }

    @Override
    protected void configure() {
        requireBinding(PoolSettings.class);
    }

    @Provides
    @Singleton
    static PostgresPool pool(PoolSettings settings) {
        return new PostgresPool(settings);
    }

    @Provides
    @Singleton
    static DataSource dataSource(PostgresPool pool) {
        return pool.dataSource();
    }

    @Provides
    @Singleton
    Database database(PostgresPool pool) {
        return new Database(pool, configuration);
    }

    @Provides
    @Singleton
    static Transactions transactions(Database database) {
        return new JdbiTransactions(database);
    }
}
