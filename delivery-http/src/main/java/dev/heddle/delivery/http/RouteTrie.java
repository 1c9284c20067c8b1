package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The routes as a tree of path segments: finding one costs a look-up per segment, however many routes there are. Built
 * by one thread; read by many once it was published safely.
 */
final class RouteTrie extends DeclaringRouter {

    private final Node root = new Node();

    @Override
    RouteLimits limits() {
        return RouteLimits.none();
    }

    @Override
    Optional<String> produces() {
        return Optional.empty();
    }

    @Override
    void add(String method, String template, Handler handler, RouteLimits limits, Optional<String> produces) {
        requireNonNull(handler, "handler is null");
        Template parsed = Template.parse(template);
        Node node = root;
        for (Template.Segment segment : parsed.segments()) {
            node = node.child(segment);
        }
        if (node.resource == null) {
            node.resource = new Resource(template);
        }
        node.resource.add(method, new Route(method + " " + template, template, parsed.names(), handler,
                limits.timeout(), gate(limits.maxInFlight()), limits.maxBodyBytes(), produces));
    }

    private static Optional<Gate> gate(OptionalInt max) {
        return max.isPresent() ? Optional.of(Gate.ofRoute(max.getAsInt())) : Optional.empty();
    }

    /**
     * Finds the resource of a path.
     *
     * @param path as it was sent, percent-encoded
     * @throws IllegalArgumentException if the path is not encoded as it must be
     */
    @Nullable
    Match find(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return null;
        }
        List<String> segments = segments(path);
        List<String> values = new ArrayList<>(2);
        Resource resource = root.find(segments, 0, values);
        return resource == null ? null : new Match(resource, values);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(6);
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(PercentEncoding.decodeSegment(path.substring(start, end)));
            start = end + 1;
        }
        return segments;
    }

    /** A resource, and what stands in the path for each of its names. */
    record Match(Resource resource, List<String> values) {}

    private static final class Node {

        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Resource resource;

        Node child(Template.Segment segment) {
            if (!segment.isName()) {
                return literals.computeIfAbsent(segment.text(), _ -> new Node());
            }
            if (parameter == null) {
                parameter = new Node();
            }
            return parameter;
        }

        /** Tries the literal first; where that leads nowhere, the parameter. */
        @Nullable
        Resource find(List<String> segments, int depth, List<String> values) {
            if (depth == segments.size()) {
                return resource;
            }
            String segment = segments.get(depth);
            Node literal = literals.get(segment);
            Resource found = literal == null ? null : literal.find(segments, depth + 1, values);
            if (found != null || parameter == null || segment.isEmpty()) {
                return found;
            }
            values.add(segment);
            found = parameter.find(segments, depth + 1, values);
            if (found == null) {
                values.removeLast();
            }
            return found;
        }
    }
}
