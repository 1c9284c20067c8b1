/**
 * What a service does, and what it needs for it: start with {@link dev.heddle.usecase.UseCase} and
 * {@link dev.heddle.usecase.Transactions}. The time comes in through {@link java.time.InstantSource}, ids through
 * {@link dev.heddle.usecase.IdGenerator}.
 */
@NullMarked
package dev.heddle.usecase;

import org.jspecify.annotations.NullMarked;
