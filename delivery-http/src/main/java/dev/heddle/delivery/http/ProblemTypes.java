package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where the {@code type} of a problem leads: to a page, or a part of one, that ends with the problem's code.
 *
 * @param base what comes before the code
 */
record ProblemTypes(URI base) {

    /**
     * Names that lead nowhere, and that are the same at every host. A relative reference would be another type at each of
     * them, and its page would be missing at all that do not serve it (RFC 9457, section 3.1.1).
     */
    static final ProblemTypes DEFAULT = new ProblemTypes(URI.create("urn:problem-type:"));

    private static final String ENDS = "/#:=";

    ProblemTypes {
        String text = requireNonNull(base, "base is null").toString();
        if (text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) < 0) {
            throw new IllegalArgumentException("base must end with / or #, or with : or =, actual: '" + text + "'");
        }
    }

    String of(String code) {
        return base + code;
    }
}
