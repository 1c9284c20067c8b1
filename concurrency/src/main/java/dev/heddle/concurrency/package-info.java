/**
 * Many things at once in plain blocking code: a {@link dev.heddle.concurrency.Context} whose deadline and cancellation
 * reach everything below, a {@link dev.heddle.concurrency.TaskScope} that no task outlives, a
 * {@link dev.heddle.concurrency.WorkerPool}, and a fair {@link dev.heddle.concurrency.Select}. Start with
 * {@code Context}.
 */
@NullMarked
package dev.heddle.concurrency;

import org.jspecify.annotations.NullMarked;
