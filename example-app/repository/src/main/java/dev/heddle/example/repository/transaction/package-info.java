/** Transactions and idempotency keys on PostgreSQL; bound by {@link dev.heddle.example.repository.transaction.TransactionRepositoryModule}. */
@NullMarked
package dev.heddle.example.repository.transaction;

import org.jspecify.annotations.NullMarked;
