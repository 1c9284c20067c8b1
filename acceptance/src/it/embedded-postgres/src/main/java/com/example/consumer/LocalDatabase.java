package com.example.consumer;

import dev.heddle.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of a developer's machine. */
final class LocalDatabase implements AutoCloseable {

    private final PostgresServer server = PostgresServer.startTemporary();

    int majorVersion() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SHOW server_version_num")) {
            version.next();
            return version.getInt(1) / 10_000;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
