package com.example.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

final class Seats {

    private final DataSource database;

    Seats(DataSource database) {
        this.database = database;
    }

    static void createTable(DataSource database) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE seats (number integer PRIMARY KEY)");
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to create the table", e);
        }
    }

    void add(int number) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO seats VALUES (?)")) {
            insert.setInt(1, number);
            insert.executeUpdate();
        }
    }

    int count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM seats")) {
            count.next();
            return count.getInt(1);
        }
    }
}
