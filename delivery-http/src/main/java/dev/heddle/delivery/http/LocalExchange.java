package dev.heddle.delivery.http;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.OutputStream;

/**
 * A request and its answer without a connection. It looks like a request of Vert.x, so that all that stands between the
 * connection and the handler is the same with and without one.
 */
record LocalExchange(LocalRequest request, MultiMap headers, LocalBody body, GatheredAnswer answer,
        CallingThread thread) {

    static LocalExchange of(LocalRequest request, OutputStream body, CallingThread thread) {
        return new LocalExchange(request, headers(request), new LocalBody(request.body()),
                new GatheredAnswer(body), thread);
    }

    HttpServerRequest incoming() {
        return Partial.of(PartialRequest.class, this);
    }

    HttpServerResponse outgoing() {
        return Partial.of(PartialResponse.class, this);
    }

    HttpConnection connection() {
        return Partial.of(PartialConnection.class, this);
    }

    Context eventLoop() {
        return Partial.of(PartialContext.class, this);
    }

    Vertx vertx() {
        return Partial.of(PartialVertx.class, this);
    }

    /** Returns those that were set, and those that a client adds. */
    private static MultiMap headers(LocalRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        request.headers().forEach(header -> headers.add(header.name(), header.value()));
        if (!headers.contains("Host")) {
            headers.set("Host", "localhost");
        }
        if (request.body().length > 0) {
            headers.set("Content-Length", Integer.toString(request.body().length));
        }
        return headers;
    }
}
