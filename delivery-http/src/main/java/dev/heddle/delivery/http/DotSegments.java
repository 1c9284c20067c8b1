package dev.heddle.delivery.http;

/**
 * The segments {@code .} and {@code ..} of a path, plain or encoded, also behind an encoded slash or a backslash. A client
 * resolves them before it sends a request (RFC 3986, section 5.2.4), so whoever sends them wants what is outside.
 */
final class DotSegments {

    /** Returns whether a path, as it was sent, has one. */
    static boolean isIn(String path) {
        if (path.indexOf('.') < 0 && path.indexOf('%') < 0) {
            return false;
        }
        int dots = 0;
        boolean onlyDots = true;
        int index = 0;
        while (index < path.length()) {
            char c = decoded(path, index);
            index += path.charAt(index) == '%' && c != '%' ? 3 : 1;
            if (c == '/' || c == '\\') {
                if (onlyDots && isDotSegment(dots)) {
                    return true;
                }
                dots = 0;
                onlyDots = true;
            } else {
                dots++;
                onlyDots &= c == '.';
            }
        }
        return onlyDots && isDotSegment(dots);
    }

    private static boolean isDotSegment(int dots) {
        return dots == 1 || dots == 2;
    }

    /** Returns the character, where it is a dot or a slash of either kind; else whatever is there. */
    private static char decoded(String path, int index) {
        if (path.regionMatches(true, index, "%2e", 0, 3)) {
            return '.';
        }
        if (path.regionMatches(true, index, "%2f", 0, 3)) {
            return '/';
        }
        return path.regionMatches(true, index, "%5c", 0, 3) ? '\\' : path.charAt(index);
    }

    private DotSegments() {}
}
