/** What finding a route costs: start with {@link dev.heddle.benchmarks.routing.ManyRoutes}. */
@NullMarked
package dev.heddle.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
