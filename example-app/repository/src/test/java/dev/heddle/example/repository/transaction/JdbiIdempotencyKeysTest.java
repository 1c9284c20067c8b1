package dev.heddle.example.repository.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.repository.LockWaits;
import dev.heddle.example.repository.Rows;
import dev.heddle.example.repository.Schema;
import dev.heddle.example.usecase.transaction.IdempotencyKeys;
import dev.heddle.repository.Database;
import dev.heddle.repository.JdbiTransactions;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import java.util.UUID;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiIdempotencyKeysTest extends IdempotencyKeysContract {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));

    private Database database;

    @BeforeEach
    void addAccount() {
        database = new Database(POSTGRES.dataSource());
        Rows.addAccount(database, ACCOUNT);
    }

    @Override
    IdempotencyKeys keys() {
        return new JdbiIdempotencyKeys(database);
    }

    @Override
    Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    void addResult(TransactionId id) {
        Rows.addTransaction(database, id, ACCOUNT);
    }

    @Override
    void awaitLockWait() {
        LockWaits.awaitOne(POSTGRES.dataSource());
    }

    @Test
    void claim_withoutTheTransactionThatItNames_isRefusedAtCommit() {
        assertThatExceptionOfType(TransactionException.class)
                .isThrownBy(() -> transactions()
                        .useTransaction(() -> assertThat(keys().claim(KEY, FIRST)).isEqualTo(FIRST)))
                .withStackTraceContaining("idempotency_keys_transaction_id_fkey");
    }
}
