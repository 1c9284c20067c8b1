package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

/**
 * Something that the rules didn't see.
 *
 * @param message what wasn't seen
 * @param toAllow the lines for {@code architecture.yaml} that allow it; may be empty
 */
public record CoverageProblem(String message, String toAllow) {

    public CoverageProblem {
        requireNonNull(message, "message is null");
        requireNonNull(toAllow, "toAllow is null");
    }
}
