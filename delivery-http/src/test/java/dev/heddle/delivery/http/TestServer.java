package dev.heddle.delivery.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** A server on a free port, and a client that talks to it over a real socket. */
final class TestServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(HttpServer server) {
        this.server = server;
    }

    static TestServer of(Routes... routes) {
        return with(builder -> builder.routes(routes));
    }

    static TestServer with(UnaryOperator<HttpServer.Builder> settings) {
        HttpServer server = settings.apply(HttpServer.builder().port(0)).build();
        server.start();
        return new TestServer(server);
    }

    HttpServer server() {
        return server;
    }

    HttpClient client() {
        return client;
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target));
    }

    HttpResponse<String> get(String target) {
        return send(request(target).GET());
    }

    HttpResponse<String> post(String target, String json) {
        return send(request(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // a JSON object has strings as its keys
    static Map<String, Object> json(HttpResponse<String> response) {
        return JSON.readValue(response.body(), Map.class);
    }

    /** Stops the server, while the client may still be waiting for answers. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        client.close();
        stop();
    }
}
