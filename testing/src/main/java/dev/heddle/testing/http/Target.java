package dev.heddle.testing.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where a request goes to: the path and the query. */
final class Target {

    private static final Pattern NAME = Pattern.compile("\\{[^{}/]*}");

    static String expand(String template, Object... values) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("The path must begin with a slash, actual: " + template);
        }
        List<MatchResult> names = NAME.matcher(template).results().toList();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(
                    "The template " + template + " must have one value for each name, names: "
                            + names.size() + ", values: " + values.length);
        }
        StringBuilder target = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < values.length; i++) {
            target.append(template, copied, names.get(i).start()).append(encode(values[i]));
            copied = names.get(i).end();
        }
        return target.append(template.substring(copied)).toString();
    }

    static String withQuery(String target, String name, Object value) {
        return target + (target.indexOf('?') < 0 ? '?' : '&') + encode(name) + '=' + encode(value);
    }

    /** Leaves as they are only the characters that mean nothing anywhere (RFC 3986, section 2.3). */
    private static String encode(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private Target() {}
}
