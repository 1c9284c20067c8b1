/**
 * The rules, one class each. Start at {@link dev.heddle.architecture.internal.rule.Check}; {@link dev.heddle.architecture.internal.rule.Checks}
 * lists them.
 */
@NullMarked
package dev.heddle.architecture.internal.rule;

import org.jspecify.annotations.NullMarked;
