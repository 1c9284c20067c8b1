/** Amounts in a currency: {@link dev.heddle.example.domain.money.Money}. */
@NullMarked
package dev.heddle.example.domain.money;

import org.jspecify.annotations.NullMarked;
