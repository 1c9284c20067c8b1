package dev.heddle.testing;

import dev.heddle.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The server of a test run, with a template database for each extension. JUnit closes it with the run. */
final class TestServer implements AutoCloseable {

    private final PostgresServer postgres;
    private final DataSource admin;
    private final Map<PostgresExtension, String> templates = new ConcurrentHashMap<>();
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(PostgresServer postgres) {
        this.postgres = postgres;
        this.admin = new TestDatabase(this, "postgres").dataSource();
    }

    static TestServer start() {
        return new TestServer(PostgresServer.startTemporary());
    }

    PostgresServer postgres() {
        return postgres;
    }

    TestDatabase create(PostgresExtension extension, Consumer<? super DataSource> migration) {
        String template = templates.computeIfAbsent(extension, _ -> migrate(migration));
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new TestDatabase(this, name);
    }

    /** Makes a database that nobody can connect to afterwards: PostgreSQL copies only those that nobody uses. */
    private String migrate(Consumer<? super DataSource> migration) {
        String name = "template_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        migration.accept(new TestDatabase(this, name).dataSource());
        execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
        return name;
    }

    void execute(String sql) {
        try (Connection connection = admin.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to execute '" + sql + "' for a test", e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
