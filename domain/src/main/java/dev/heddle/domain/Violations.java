package dev.heddle.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects violations, so that an input is refused once with all of them:
 *
 * <pre>{@code
 * new Violations()
 *         .check(!name.isBlank(), "name", "must not be blank")
 *         .check(amount > 0, "amount", "must be positive, actual: " + amount)
 *         .throwIfAny();
 * }</pre>
 *
 * <p>Not thread-safe; for use within one method.
 */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Adds a violation unless the condition holds. */
    public Violations check(boolean holds, String field, String message) {
        if (!holds) {
            found.add(new Violation(field, message));
        }
        return this;
    }

    /** Throws {@link Invalid} with all that was found; does nothing where nothing was. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new Invalid(found);
        }
    }
}
