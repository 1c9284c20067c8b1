package dev.heddle.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that speaks HTTP/2 in clear text: what is asked for is found, held back, or told by half. */
final class Http2Peer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server;
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger resets = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    Http2Peer() {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .connectionHandler(_ -> connections.incrementAndGet()).requestHandler(this::handle);
        server.listen().await();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    int connections() {
        return connections.get();
    }

    int resets() {
        return resets.get();
    }

    int held() {
        return held.size();
    }

    void answerTheHeld() {
        held.forEach(request -> request.response().end("found"));
    }

    private void handle(HttpServerRequest request) {
        request.response().exceptionHandler(this::count);
        switch (request.uri()) {
            case "/held" -> held.add(request);
            case "/half" -> request.response().setChunked(true).write("half");
            default -> request.response().end("found");
        }
    }

    private void count(Throwable thrown) {
        if (thrown instanceof StreamResetException) {
            resets.incrementAndGet();
        }
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
