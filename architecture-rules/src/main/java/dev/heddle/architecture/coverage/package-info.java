/** What the rules did not see. Start at {@link dev.heddle.architecture.coverage.Coverage}. */
@NullMarked
package dev.heddle.architecture.coverage;

import org.jspecify.annotations.NullMarked;
