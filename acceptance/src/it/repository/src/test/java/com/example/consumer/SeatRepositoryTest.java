package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.repository.Database;
import dev.heddle.repository.JdbiTransactions;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeatRepositoryTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(SeatRepositoryTest::createTable);

    @Test
    void add_inATransactionThatFails_isUndone() {
        Database database = new Database(POSTGRES.dataSource());
        SeatRepository seats = new SeatRepository(database);
        Transactions transactions = new JdbiTransactions(database);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            seats.add(7);
            throw new ArithmeticException("on purpose");
        }));

        assertThat(seats.count()).isZero();
    }

    private static void createTable(DataSource database) {
        new Database(database).useHandle(handle -> handle.execute("CREATE TABLE seats (number integer PRIMARY KEY)"));
    }
}
