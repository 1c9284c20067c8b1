package dev.heddle.delivery.http;

/** The coding {@code gzip} of RFC 1952, with the JDK's means; slow enough to be kept off event loops. */
final class Gzip {

    static final String NAME = "gzip";

    /** Returns whether a coding is this one, by either of its names (RFC 9110, section 8.4.1.3). */
    static boolean is(String coding) {
        return coding.equalsIgnoreCase(NAME) || coding.equalsIgnoreCase("x-gzip");
    }

    private Gzip() {}
}
