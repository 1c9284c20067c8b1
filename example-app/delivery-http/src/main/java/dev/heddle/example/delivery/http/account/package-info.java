/** Accounts over HTTP, bound by {@link dev.heddle.example.delivery.http.account.AccountHttpModule}. */
@NullMarked
package dev.heddle.example.delivery.http.account;

import org.jspecify.annotations.NullMarked;
