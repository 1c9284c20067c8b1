/**
 * The rules, one class each. Start at {@link dev.heddle.architecture.rule.Check}; {@link dev.heddle.architecture.rule.Checks}
 * lists them.
 */
@NullMarked
package dev.heddle.architecture.rule;

import org.jspecify.annotations.NullMarked;
