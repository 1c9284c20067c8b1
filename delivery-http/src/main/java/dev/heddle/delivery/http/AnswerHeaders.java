package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers that each answer has for the sake of browsers: those against attacks by other pages, and those of CORS. */
final class AnswerHeaders {

    /** An API has no page to show, to frame, or to guess the type of (OWASP, REST security). */
    static final List<Header> DEFAULTS = List.of(new Header("X-Content-Type-Options", "nosniff"),
            new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

    private static final String ORIGIN = "Origin";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";

    private final List<Header> headers;
    private final Cors cors;
    private final String exposed;
    private final String requestHeaders;
    private final String maxAge;

    AnswerHeaders(List<Header> headers, Cors cors) {
        this.headers = List.copyOf(headers);
        this.cors = cors;
        this.exposed = cors.exposedHeaderNames();
        this.requestHeaders = cors.requestHeaderNames();
        this.maxAge = Long.toString(cors.maxAge().toSeconds());
    }

    /** Adds them to an answer, before those of its handler, which win. */
    void addTo(HttpServerRequest incoming, HttpServerResponse outgoing) {
        for (Header header : headers) {
            outgoing.putHeader(header.name(), header.value());
        }
        if (!cors.isClosed()) {
            allow(incoming.getHeader(ORIGIN), outgoing);
        }
    }

    private void allow(@Nullable String origin, HttpServerResponse outgoing) {
        if (!cors.allowsAny()) {
            outgoing.headers().add("Vary", ORIGIN);
        }
        if (origin != null && cors.allows(origin)) {
            outgoing.putHeader("Access-Control-Allow-Origin", cors.allowsAny() ? "*" : origin);
            if (cors.credentials()) {
                outgoing.putHeader("Access-Control-Allow-Credentials", "true");
            }
            if (!exposed.isEmpty()) {
                outgoing.putHeader("Access-Control-Expose-Headers", exposed);
            }
        }
    }

    /** Answers {@code OPTIONS}: also a browser that asks whether a page may go on. */
    Response options(HttpServerRequest incoming, String methods) {
        Response allow = Response.noContent().header("Allow", methods);
        String origin = incoming.getHeader(ORIGIN);
        if (origin == null || incoming.getHeader(REQUEST_METHOD) == null || !cors.allows(origin)) {
            return allow;
        }
        Response allowed = allow.header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Max-Age", maxAge)
                .header("Vary", REQUEST_METHOD + ", Access-Control-Request-Headers");
        return requestHeaders.isEmpty() ? allowed : allowed.header("Access-Control-Allow-Headers", requestHeaders);
    }

    /** Returns whether a page that opens a WebSocket is from this server, or may do so; whoever is no browser sends no origin. */
    boolean allowsWebSocket(HttpServerRequest incoming) {
        String origin = incoming.getHeader(ORIGIN);
        return origin == null || cors.allows(origin) || isOwn(origin, incoming.getHeader("Host"));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
