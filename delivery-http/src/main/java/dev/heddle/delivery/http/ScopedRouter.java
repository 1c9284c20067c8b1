package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Declares routes with what they have in common; those of all of a server's routers are in one trie. */
record ScopedRouter(RouteTrie routes, String prefix, List<Filter> filters, RouteLimits limits,
        Optional<String> produces, boolean streamed) implements Router {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    static ScopedRouter of(RouteTrie routes) {
        return new ScopedRouter(routes, "", List.of(), RouteLimits.none(), Optional.empty(), false);
    }

    @Override
    public Router get(String template, Handler handler) {
        return add("GET", template, handler, false);
    }

    @Override
    public Router post(String template, Handler handler) {
        return add("POST", template, handler, false);
    }

    @Override
    public Router put(String template, Handler handler) {
        return add("PUT", template, handler, false);
    }

    @Override
    public Router patch(String template, Handler handler) {
        return add("PATCH", template, handler, false);
    }

    @Override
    public Router delete(String template, Handler handler) {
        return add("DELETE", template, handler, false);
    }

    @Override
    public Router events(String template, EventHandler handler) {
        requireNonNull(handler, "handler is null");
        return add("GET", template, request -> Response.events(handler.handle(request)), true);
    }

    @Override
    public Router webSocket(String template, WebSocketHandler handler) {
        requireNonNull(handler, "handler is null");
        return add("GET", template, request -> Response.webSocket(handler.handle(request)), true);
    }

    @Override
    public Router at(String prefix) {
        if (prefix.equals("/")) {
            throw new IllegalArgumentException("A prefix must have a segment, actual: '/'");
        }
        Template _ = Template.parse(prefix);
        return new ScopedRouter(routes, this.prefix + prefix, filters, limits, produces, streamed);
    }

    @Override
    public Router with(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(requireNonNull(filter, "filter is null"));
        return new ScopedRouter(routes, prefix, List.copyOf(more), limits, produces, streamed);
    }

    @Override
    public Router with(RouteLimits limits) {
        return new ScopedRouter(routes, prefix, filters, requireNonNull(limits, "limits is null"), produces,
                streamed);
    }

    @Override
    public Router streaming() {
        return new ScopedRouter(routes, prefix, filters, limits, produces, true);
    }

    @Override
    public Router producing(String mediaType) {
        requireNonNull(mediaType, "mediaType is null");
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException(
                    "mediaType must be such as 'text/plain', without parameters, actual: '" + mediaType + "'");
        }
        return new ScopedRouter(routes, prefix, filters, limits, Optional.of(mediaType), streamed);
    }

    private Router add(String method, String template, Handler handler, boolean live) {
        Handler filtered = requireNonNull(handler, "handler is null");
        for (Filter filter : filters.reversed()) {
            filtered = filter.around(filtered);
        }
        routes.add(method, prefix + requireNonNull(template, "template is null"), filtered, this, live);
        return this;
    }
}
