/** Where money lies: start with {@link dev.heddle.example.domain.account.Account}. */
@NullMarked
package dev.heddle.example.domain.account;

import org.jspecify.annotations.NullMarked;
