/** The architecture rules beside ArchUnit's own layers, on ten thousand classes. Start at {@link dev.heddle.benchmarks.architecture.ManyClasses}. */
@NullMarked
package dev.heddle.benchmarks.architecture;

import org.jspecify.annotations.NullMarked;
