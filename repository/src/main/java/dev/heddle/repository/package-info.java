/**
 * PostgreSQL by JDBI: a bounded pool ({@link dev.heddle.repository.PostgresPool}), the door through which repositories use
 * it ({@link dev.heddle.repository.Database}), and transactions that they join
 * ({@link dev.heddle.repository.JdbiTransactions}).
 */
@NullMarked
package dev.heddle.repository;

import org.jspecify.annotations.NullMarked;
