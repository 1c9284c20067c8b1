/** Deposits and transfers over HTTP, bound by {@link dev.heddle.example.delivery.http.transaction.TransactionHttpModule}. */
@NullMarked
package dev.heddle.example.delivery.http.transaction;

import org.jspecify.annotations.NullMarked;
