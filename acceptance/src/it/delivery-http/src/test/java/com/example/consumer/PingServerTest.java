package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.delivery.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class PingServerTest {

    @Test
    void ping_overARealConnection_isAnswered() throws Exception {
        try (HttpServer server = PingServer.onAnyPort(); HttpClient client = HttpClient.newHttpClient()) {
            server.start();

            HttpResponse<String> answer = client.send(ping(server.port()), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("pong");
        }
    }

    @Test
    void classPath_ofThisBuild_hasNoGuice() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("com.google.inject.Injector"));
    }

    private static HttpRequest ping(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ping")).build();
    }
}
