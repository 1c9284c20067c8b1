package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.concurrency.TaskScope;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void fork_insideAHandler_needsNoOpenTelemetry() throws Exception {
        HttpServer.Builder forking = HttpServer.builder().port(0)
                .routes(router -> router.get("/ping", request -> inATask(() -> Response.text(request.id()))));
        try (HttpServer server = forking.build(); HttpClient client = HttpClient.newHttpClient()) {
            server.start();

            HttpResponse<String> answer = client.send(ping(server.port()), BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.google.inject.Injector", "io.opentelemetry.context.Context"})
    void classPath_ofThisBuild_hasNothingOptional(String type) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(type));
    }

    private static Response inATask(Callable<Response> body) {
        try (TaskScope<Response, Response> scope = TaskScope.firstSuccess()) {
            scope.fork(body);
            return scope.join();
        }
    }

    private static HttpRequest ping(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ping")).build();
    }
}
