package dev.heddle.testing.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Calls the service over a socket, by HTTP/1.1.
 *
 * @param base without a slash at its end
 * @param last is run when the client is closed
 */
record SocketDoor(HttpClient client, String base, Runnable last) implements Door {

    static SocketDoor to(URI base, Runnable last) {
        String text = base.toString();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new SocketDoor(client, text.endsWith("/") ? text.substring(0, text.length() - 1) : text, last);
    }

    @Override
    public AnsweredHead send(SentRequest request, GatheredBody body) {
        try {
            HttpResponse<InputStream> response = client.send(toJava(request), BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                body.takeFrom(in);
            }
            return new AnsweredHead(response.statusCode(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to get the answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the answer to " + request, e);
        }
    }

    private HttpRequest toJava(SentRequest request) {
        HttpRequest.Builder java = HttpRequest.newBuilder(URI.create(base + request.target()))
                .method(request.method(), request.body().length == 0
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(header -> java.header(header.name(), header.value()));
        return java.build();
    }

    @Override
    public void close() {
        client.close();
        last.run();
    }
}
