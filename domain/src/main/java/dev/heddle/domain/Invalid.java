package dev.heddle.domain;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The input breaks its own rules; carries every violation, so that a caller can mend all of them at once. */
public non-sealed class Invalid extends DomainException {

    private static final long serialVersionUID = 1L;

    private final List<Violation> violations;

    /**
     * Creates the error with the code {@code invalid}.
     *
     * @throws IllegalArgumentException if there is no violation
     */
    public Invalid(List<Violation> violations) {
        super("invalid", violations.stream().map(Violation::toString).collect(joining("; ")));
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("violations is empty");
        }
        this.violations = List.copyOf(violations);
    }

    /** Returns the violations in the order in which they were found; never empty. */
    public List<Violation> violations() {
        return violations;
    }
}
