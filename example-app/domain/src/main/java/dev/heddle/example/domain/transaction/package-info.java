/** Money that moved: {@link dev.heddle.example.domain.transaction.Transaction}. */
@NullMarked
package dev.heddle.example.domain.transaction;

import org.jspecify.annotations.NullMarked;
