package dev.heddle.testing;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a PostgreSQL database of its own, as a migration left it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);
 *
 * @Test
 * void save_newUser_isFound() {
 *     var users = new JdbiUserRepository(new Database(POSTGRES.dataSource()));
 *     ...
 * }
 * }</pre>
 *
 * <p>All tests of a run share one temporary server, which is started for the first test and closed at the end of the run.
 * The migration is done once per extension; the databases are copies of its result, made before each test (before
 * {@code @BeforeEach}) and dropped after it (after {@code @AfterEach}), whoever is still connected. Tests may run in
 * parallel. A test may also ask for its database by a parameter of type {@link DataSource}.
 *
 * <p>The database is known to the thread that runs the test, and to the threads started there.
 */
public final class PostgresExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    private static final ThreadLocal<Map<PostgresExtension, TestDatabase>> CURRENT = new InheritableThreadLocal<>() {

        @Override
        protected Map<PostgresExtension, TestDatabase> initialValue() {
            return Map.of();
        }
    };

    private final Consumer<? super DataSource> migration;

    private PostgresExtension(Consumer<? super DataSource> migration) {
        this.migration = requireNonNull(migration, "migration is null");
    }

    /** Returns an extension whose databases are what the migration makes of an empty one. */
    public static PostgresExtension migratedBy(Consumer<? super DataSource> migration) {
        return new PostgresExtension(migration);
    }

    /** Returns an extension whose databases are empty. */
    public static PostgresExtension empty() {
        return new PostgresExtension(_ -> {});
    }

    /**
     * Returns the database of the running test, with a new connection for each request.
     *
     * @throws IllegalStateException outside of a test
     */
    public DataSource dataSource() {
        return database().dataSource();
    }

    /**
     * Returns the URL of the running test's database, without user and password.
     *
     * @throws IllegalStateException outside of a test
     */
    public String jdbcUrl() {
        return database().jdbcUrl();
    }

    /**
     * Returns the user for {@link #jdbcUrl}, a superuser.
     *
     * @throws IllegalStateException outside of a test
     */
    public String user() {
        return database().user();
    }

    /**
     * Returns the password for {@link #jdbcUrl}.
     *
     * @throws IllegalStateException outside of a test
     */
    public String password() {
        return database().password();
    }

    private TestDatabase database() {
        TestDatabase database = CURRENT.get().get(this);
        if (database == null || database.isDropped()) {
            throw new IllegalStateException("There is no database here: each test has its own, from before @BeforeEach"
                    + " until after @AfterEach, on the test's thread and those started there");
        }
        return database;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestDatabase database = server(context).create(this, migration);
        Map<PostgresExtension, TestDatabase> outer = CURRENT.get();
        store(context).put(this, new Binding(database, outer));
        Map<PostgresExtension, TestDatabase> inner = new HashMap<>(outer);
        inner.put(this, database);
        CURRENT.set(inner);
    }

    /** Gives the thread back what it had: JUnit may run a test while another one waits on the same thread. */
    @Override
    public void afterEach(ExtensionContext context) {
        Binding binding = store(context).remove(this, Binding.class);
        if (binding != null) {
            CURRENT.set(binding.outer());
            binding.database().drop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DataSource.class && context.getTestMethod().isPresent();
    }

    @Override
    public DataSource resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return dataSource();
    }

    private static TestServer server(ExtensionContext context) {
        return store(context.getRoot()).computeIfAbsent(TestServer.class, _ -> TestServer.start(), TestServer.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private record Binding(TestDatabase database, Map<PostgresExtension, TestDatabase> outer) {}
}
