/**
 * Finds what a test leaves running: platform threads, virtual threads, and Heddle's tasks, scopes and pools. Start at
 * {@link dev.heddle.leak.check.LeakCheck}.
 */
@NullMarked
package dev.heddle.leak.check;

import org.jspecify.annotations.NullMarked;
