package dev.heddle.example.repository.transaction;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.repository.Rows;
import dev.heddle.example.repository.Schema;
import dev.heddle.example.usecase.transaction.TransactionRepository;
import dev.heddle.repository.Database;
import dev.heddle.testing.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTransactionRepositoryTest extends TransactionRepositoryContract {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private Database database;

    @BeforeEach
    @Override
    void prepare() {
        database = new Database(POSTGRES.dataSource());
        super.prepare();
    }

    @Override
    TransactionRepository transactions() {
        return new JdbiTransactionRepository(database);
    }

    @Override
    void addAccount(AccountId id) {
        Rows.addAccount(database, id);
    }
}
