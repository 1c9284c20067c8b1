/** Moves money, once for each idempotency key: start with {@link dev.heddle.example.usecase.transaction.TransferMoney}. */
@NullMarked
package dev.heddle.example.usecase.transaction;

import org.jspecify.annotations.NullMarked;
