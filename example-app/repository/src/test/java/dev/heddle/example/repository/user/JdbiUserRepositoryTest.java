package dev.heddle.example.repository.user;

import dev.heddle.example.repository.Schema;
import dev.heddle.example.usecase.user.UserRepository;
import dev.heddle.repository.Database;
import dev.heddle.repository.JdbiTransactions;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiUserRepositoryTest extends UserRepositoryContract {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private Database database;

    @BeforeEach
    void connect() {
        database = new Database(POSTGRES.dataSource());
    }

    @Override
    UserRepository users() {
        return new JdbiUserRepository(database);
    }

    @Override
    Transactions transactions() {
        return new JdbiTransactions(database);
    }
}
