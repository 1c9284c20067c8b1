package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** A path template, such as {@code /users/{id}}. */
record Template(List<Segment> segments) {

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@-]+");
    private static final Pattern NAME = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_]*}");

    Template {
        segments = List.copyOf(segments);
    }

    static Template parse(String template) {
        requireNonNull(template, "template is null");
        if (!template.startsWith("/")) {
            throw malformed(template, "must start with a slash");
        }
        List<Segment> segments = new ArrayList<>();
        if (template.equals("/")) {
            segments.add(new Segment("", false));
            return new Template(segments);
        }
        for (String text : template.substring(1).split("/", -1)) {
            segments.add(segment(template, text));
        }
        requireDistinctNames(template, segments);
        return new Template(segments);
    }

    List<String> names() {
        return segments.stream().filter(Segment::isName).map(Segment::text).toList();
    }

    private static Segment segment(String template, String text) {
        if (NAME.matcher(text).matches()) {
            return new Segment(text.substring(1, text.length() - 1), true);
        }
        if (text.isEmpty()) {
            throw malformed(template, "must not have an empty segment, nor a slash at its end");
        }
        if (text.contains("{") || text.contains("}")) {
            throw malformed(template, "must have each {name} as a whole segment, in letters, digits and _, actual: "
                    + text);
        }
        if (!LITERAL.matcher(text).matches()) {
            throw malformed(template, "must have its segments decoded and in plain ASCII, actual: " + text);
        }
        return new Segment(text, false);
    }

    private static void requireDistinctNames(String template, List<Segment> segments) {
        var seen = new HashSet<String>();
        for (Segment segment : segments) {
            if (segment.isName() && !seen.add(segment.text())) {
                throw malformed(template, "must name each segment differently, but has {" + segment.text() + "} twice");
            }
        }
    }

    private static IllegalArgumentException malformed(String template, String rule) {
        return new IllegalArgumentException("The template '" + template + "' " + rule);
    }

    /** One segment: a literal, or a name that stands for any text. */
    record Segment(String text, boolean isName) {}
}
