package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose body has arrived, as a handler sees it. */
final class IncomingRequest implements Request {

    private final Exchange exchange;
    private final Route route;
    private final List<String> pathValues;
    private final Body body;
    private @Nullable QueryParameters query;

    IncomingRequest(Exchange exchange, Route route, List<String> pathValues, Body body) {
        this.exchange = exchange;
        this.route = route;
        this.pathValues = pathValues;
        this.body = body;
    }

    @Override
    public String id() {
        return exchange.id();
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return exchange.path();
    }

    @Override
    public String query() {
        String query = incoming().query();
        return query == null ? "" : query;
    }

    @Override
    public Optional<String> header(String name) {
        String value = incoming().getHeader(name);
        return value == null && name.equalsIgnoreCase("Host") ? authority() : Optional.ofNullable(value);
    }

    /** HTTP/2 has it in the place of Host. */
    private Optional<String> authority() {
        return Optional.ofNullable(incoming().authority()).map(HostAndPort::toString);
    }

    @Override
    public <T> Optional<T> header(String name, Parser<T> parser) {
        List<String> values = incoming().headers().getAll(name);
        if (values.size() > 1) {
            throw Parameter.refused(name, "must be there once", String.join(", ", values));
        }
        return values.stream().findFirst().map(text -> Parameter.parse(name, text, parser));
    }

    @Override
    public <T> T path(String name, Parser<T> parser) {
        int index = route.names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("The template " + route.template() + " has no {" + name + "}");
        }
        return Parameter.parse(name, pathValues.get(index), parser);
    }

    @Override
    public <T> Optional<T> query(String name, Parser<T> parser) {
        return parameters().single(name).map(text -> Parameter.parse(name, text, parser));
    }

    @Override
    public <T> T body(Class<T> type) {
        JsonContentType.require(method(), incoming().headers().getAll("Content-Type"));
        T value = Json.read(decoded(), type);
        exchange.rules().validation().check(value, incoming().getHeader("Accept-Language"));
        return value;
    }

    @Override
    public Optional<EntityTags> ifMatch() {
        List<String> values = incoming().headers().getAll("If-Match");
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(Parameter.parse("If-Match", String.join(",", values), EntityTags::parse).plain());
    }

    @Override
    public void requireMatch(EntityTag current) {
        if (incoming().headers().getAll("If-None-Match").stream().anyMatch(tags -> names(tags, current))) {
            throw ProblemException.of(412, "precondition-failed",
                    "If-None-Match must not have the entity tag of the present state");
        }
        EntityTags known = ifMatch().orElseThrow(() -> ProblemException.of(428, "precondition-required",
                "If-Match must have the entity tag of the state that is to be changed, actual: none"));
        if (!known.match(current)) {
            throw ProblemException.of(412, "precondition-failed",
                    "If-Match must have the entity tag of the present state, which is another one: read it again");
        }
    }

    private static boolean names(String tags, EntityTag current) {
        EntityTags known = Parameter.parse("If-None-Match", tags, EntityTags::parse);
        return known.isAny() || known.tags().stream().anyMatch(current::matchesWeakly);
    }

    private byte[] decoded() {
        return isGzipped()
                ? Gunzip.decode(body.bytes(), exchange.rules().maxBodyBytes(route))
                : body.bytes();
    }

    @Override
    public InputStream bodyStream() {
        if (!isGzipped()) {
            return body.stream();
        }
        return route.streamed()
                ? new GunzipStream(body.stream(), exchange.rules().maxBodyBytes(route))
                : new ByteArrayInputStream(decoded());
    }

    private boolean isGzipped() {
        return Gzip.is(incoming().getHeader("Content-Encoding"));
    }

    private QueryParameters parameters() {
        QueryParameters parsed = query;
        if (parsed == null) {
            parsed = QueryParameters.parse(query());
            query = parsed;
        }
        return parsed;
    }

    private HttpServerRequest incoming() {
        return exchange.incoming();
    }
}
