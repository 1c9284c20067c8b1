package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.PostgresExtension;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatsTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Seats::createTable);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void add_inTheDatabaseOfOneTest_isNotSeenByTheNext(int number, DataSource database) throws SQLException {
        Seats seats = new Seats(database);

        seats.add(number);

        assertThat(seats.count()).isEqualTo(1);
    }
}
