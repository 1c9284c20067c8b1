package dev.heddle.example.repository.transaction;

import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.IdempotencyKey;
import dev.heddle.example.usecase.transaction.IdempotencyKeys;
import dev.heddle.repository.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiIdempotencyKeys implements IdempotencyKeys {

    private final Database database;

    @Inject
    JdbiIdempotencyKeys(Database database) {
        this.database = database;
    }

    /** The INSERT waits for a transaction that has the same key and is still open; after it, the row can be seen. */
    @Override
    public Claim claim(IdempotencyKey key, Claim claim) {
        return database.withHandle(handle -> insert(handle, key, claim) ? claim : find(handle, key));
    }

    private static boolean insert(Handle handle, IdempotencyKey key, Claim claim) {
        return handle
                .createUpdate(
                        """
                            INSERT INTO idempotency_keys (key, request, transaction_id) VALUES (:key, :request, :transactionId)
                            ON CONFLICT (key) DO NOTHING
                            """)
                .bind("key", key.value())
                .bind("request", claim.request())
                .bind("transactionId", claim.result().value())
                .execute() == 1;
    }

    private static Claim find(Handle handle, IdempotencyKey key) {
        return handle.createQuery("SELECT request, transaction_id FROM idempotency_keys WHERE key = :key")
                .bind("key", key.value())
                .map(JdbiIdempotencyKeys::row)
                .one();
    }

    private static Claim row(ResultSet row, StatementContext context) throws SQLException {
        return new Claim(row.getString("request"), new TransactionId(row.getObject("transaction_id", UUID.class)));
    }
}
