/** Opens accounts and finds them: start with {@link dev.heddle.example.usecase.account.OpenAccount}. */
@NullMarked
package dev.heddle.example.usecase.account;

import org.jspecify.annotations.NullMarked;
