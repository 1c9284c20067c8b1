/** What the rules did not see. Start at {@link dev.heddle.architecture.internal.coverage.Coverage}. */
@NullMarked
package dev.heddle.architecture.internal.coverage;

import org.jspecify.annotations.NullMarked;
