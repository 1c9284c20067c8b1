package dev.heddle.delivery.http;

import java.util.Optional;

/** The target of a request, in one of the forms of RFC 9112, section 3.2. */
final class RequestTarget {

    /** Returns what is wrong with it. A path is not looked into any further; it is decoded by whom it is matched by. */
    static Optional<Problem> problem(String method, String target) {
        if (!target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.of(RequestHead.malformed(
                    "The target must be printable ASCII; anything else must be percent-encoded"));
        }
        boolean isForm = target.startsWith("/") || method.equals("CONNECT")
                || (target.equals("*") && method.equals("OPTIONS"))
                || isAbsolute(target);
        return isForm
                ? Optional.empty()
                : Optional.of(RequestHead.malformed("The target must begin with / or http://"));
    }

    private static boolean isAbsolute(String target) {
        return target.regionMatches(true, 0, "http://", 0, 7) || target.regionMatches(true, 0, "https://", 0, 8);
    }

    private RequestTarget() {}
}
