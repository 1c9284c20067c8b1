package dev.heddle.delivery.http;

import java.util.Optional;

/** The value of {@code Host}, which is a name or an address, and maybe a port (RFC 9110, section 7.2). */
final class Host {

    private static final String MARKS = "-._~%!$&'()*+;=";
    private static final int MAX_PORT = 65_535;

    /** Returns what is wrong with it, and with its being another one than in a target with a host of its own. */
    static Optional<Problem> problem(String host, String target) {
        if (!isValid(host)) {
            return Optional.of(problem("Host must be a name or an address, and a port where it is not 80"));
        }
        int start = target.indexOf("://");
        if (target.startsWith("/") || start < 0 || host.equalsIgnoreCase(authority(target, start + 3))) {
            return Optional.empty();
        }
        return Optional.of(problem("Host must be the same as in the target of the request"));
    }

    static Problem problem(String detail) {
        return Problem.of(400, "invalid-host", detail);
    }

    private static String authority(String target, int start) {
        int end = start;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(start, end);
    }

    /** It may be empty, where the target has no host. */
    private static boolean isValid(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        if (end < 0) {
            return isName(host);
        }
        return (host.startsWith("[") ? isLiteral(host.substring(0, end)) : isName(host.substring(0, end)))
                && isPort(host.substring(end));
    }

    private static boolean isName(String text) {
        return text.chars().allMatch(c -> isAlphanumeric(c) || MARKS.indexOf(c) >= 0);
    }

    private static boolean isLiteral(String text) {
        return text.length() > 2
                && text.substring(1, text.length() - 1).chars()
                        .allMatch(c -> isAlphanumeric(c) || c == ':' || c == '.');
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || (text.startsWith(":") && text.length() <= 6
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || Integer.parseInt(text.substring(1)) <= MAX_PORT));
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private Host() {}
}
