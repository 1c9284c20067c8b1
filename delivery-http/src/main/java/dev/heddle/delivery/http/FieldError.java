package dev.heddle.delivery.http;

import static java.util.stream.Collectors.joining;

import dev.heddle.domain.Violation;
import java.util.Comparator;
import java.util.List;

/**
 * One member of {@code errors}.
 *
 * @param pointer where in the body, as a JSON pointer in a URI fragment (RFC 6901, section 6)
 * @param detail what must hold there
 */
record FieldError(String pointer, String detail) implements Comparable<FieldError> {

    private static final int MAX_IN_DETAIL = 10;
    private static final Comparator<FieldError> BY_PLACE = Comparator.comparing(FieldError::pointer)
            .thenComparing(FieldError::detail);

    /** Creates an error at the end of the names and indexes. */
    static FieldError of(List<String> steps, String detail) {
        return new FieldError(pointerTo(steps), detail);
    }

    /** Returns the pointer to the end of the names and indexes. */
    static String pointerTo(List<String> steps) {
        return steps.stream().map(FieldError::escaped).collect(joining("/", steps.isEmpty() ? "#" : "#/", ""));
    }

    static FieldError from(Violation violation) {
        return of(List.of(violation.field().split("\\.", -1)), violation.message());
    }

    /**
     * Returns the problem of a body that breaks constraints.
     *
     * @param isAll whether there are no others
     */
    static Problem problem(List<FieldError> errors, boolean isAll) {
        String detail = errors.stream().limit(MAX_IN_DETAIL).map(FieldError::inWords).collect(joining("; "));
        int more = errors.size() - MAX_IN_DETAIL;
        String rest = more <= 0 ? "" : "; and " + more + " more";
        return Problem.of(422, "invalid", detail + (isAll ? rest : "; and more than can be told")).with("errors",
                errors);
    }

    @Override
    public int compareTo(FieldError other) {
        return BY_PLACE.compare(this, other);
    }

    private String inWords() {
        return pointer.equals("#") ? detail : pointer + " " + detail;
    }

    /** A fragment takes few ASCII characters but letters and digits as they are; what is not ASCII is encoded too. */
    private static String escaped(String step) {
        return PercentEncoding.encodeFragment(step.replace("~", "~0").replace("/", "~1"));
    }
}
