package dev.heddle.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of one test. */
final class TestDatabase {

    private final TestServer server;
    private final String name;
    private volatile boolean dropped;

    TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    String jdbcUrl() {
        return server.postgres().jdbcUrl(name);
    }

    String user() {
        return server.postgres().user();
    }

    String password() {
        return server.postgres().password();
    }

    boolean isDropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
        server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
