/** Accounts on PostgreSQL; bound by {@link dev.heddle.example.repository.account.AccountRepositoryModule}. */
@NullMarked
package dev.heddle.example.repository.account;

import org.jspecify.annotations.NullMarked;
