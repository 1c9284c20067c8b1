/** What the measuring programs share: the environment, the machine, processes, medians, and where results are kept. */
@NullMarked
package dev.heddle.benchmarks.internal;

import org.jspecify.annotations.NullMarked;
