/**
 * What is measured of Heddle's concurrency, each class one kind of work, done by Heddle and by its peers. JMH and
 * {@link dev.heddle.benchmarks.contest.Contests} find them.
 */
@NullMarked
package dev.heddle.benchmarks.concurrency;

import org.jspecify.annotations.NullMarked;
