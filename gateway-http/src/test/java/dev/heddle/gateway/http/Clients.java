package dev.heddle.gateway.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Clients with the defaults, and the requests that most tests send. */
final class Clients {

    static final BodyHandler<String> TEXT = BodyHandlers.ofString();

    private Clients() {}

    static GatewayClient of(Peer peer) {
        return GatewayClient.builder().baseUri(peer.uri()).build();
    }

    static GatewayClient of(Peer peer, Duration timeout) {
        return GatewayClient.builder().baseUri(peer.uri()).timeout(timeout).build();
    }

    static GatewayClient of(URI uri) {
        return GatewayClient.builder().baseUri(uri).build();
    }

    static HttpResponse<String> get(GatewayClient client) {
        return client.send(request(client).build(), TEXT);
    }

    static HttpResponse<String> post(GatewayClient client) {
        return client.send(change(client).build(), TEXT);
    }

    static HttpRequest.Builder request(GatewayClient client) {
        return request(client, "/entries/42?token=secret");
    }

    static HttpRequest.Builder request(GatewayClient client, String target) {
        return HttpRequest.newBuilder(client.uri(target));
    }

    static HttpRequest.Builder change(GatewayClient client) {
        return request(client).POST(BodyPublishers.ofString("{}"));
    }
}
