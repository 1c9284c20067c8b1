/**
 * Lets Heddle and its peers do the same work in turns, and writes down what it took them: start with
 * {@link dev.heddle.benchmarks.contest.Contests}.
 */
@NullMarked
package dev.heddle.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
