/** The README, taken at its word. */
@NullMarked
package dev.heddle.acceptance.readme;

import org.jspecify.annotations.NullMarked;
