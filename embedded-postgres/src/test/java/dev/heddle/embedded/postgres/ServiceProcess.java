package dev.heddle.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A service of its own JVM, for tests that kill it: starts a server, writes a row, says so, and stays until its end. */
final class ServiceProcess {

    private ServiceProcess() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (PostgresServer server = arguments.length == 0
                ? PostgresServer.startTemporary()
                : PostgresServer.start(Path.of(arguments[0]))) {
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS visits (at timestamptz NOT NULL DEFAULT now())");
                statement.execute("INSERT INTO visits DEFAULT VALUES");
            }
            System.out.println("ready " + server.jdbcUrl());
            System.in.read();
        }
    }
}
