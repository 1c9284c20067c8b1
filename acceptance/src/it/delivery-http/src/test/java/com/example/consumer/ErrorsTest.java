package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Problem;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The samples of docs/errors.md. */
class ErrorsTest {

    HttpServer.Builder server() {
        return HttpServer.builder()
                .problemTypes(URI.create("https://docs.example.org/errors.md#"))
                .problem(SeatTakenException.class, 409, "seat-taken")
                .problem(SaleClosedException.class,
                        e -> Problem.of(503, "sale-closed", "It opens at noon").withRetryAfter(e.timeLeft()));
    }

    record Order(@NotBlank String name, @Max(8) int seats) {}

    @Test
    void problems_ofATeam_areToldWithTheirLink() throws Exception {
        assertThat(post("{\"name\": \"Ada\", \"seats\": 7}").body())
                .contains("\"type\":\"https://docs.example.org/errors.md#seat-taken\"", "Seat 7 is taken");
        assertThat(post("{\"name\": \"Ada\", \"seats\": 8}").headers().firstValue("Retry-After")).hasValue("60");
        assertThat(post("{\"name\": \"\", \"seats\": 9}").body())
                .contains("\"pointer\":\"#/name\"", "\"pointer\":\"#/seats\"", "must be less than or equal to 8");
    }

    private HttpResponse<String> post(String order) throws Exception {
        try (HttpServer server = server().port(0).routes(router -> router.post("/orders", ErrorsTest::order)).build();
                HttpClient client = HttpClient.newHttpClient()) {
            server.start();
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/orders"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(order))
                    .build(), BodyHandlers.ofString());
        }
    }

    private static Response order(Request request) throws SeatTakenException, SaleClosedException {
        if (request.body(Order.class).seats() == 7) {
            throw new SeatTakenException();
        }
        throw new SaleClosedException();
    }

    private static final class SeatTakenException extends Exception {

        private static final long serialVersionUID = 1L;

        SeatTakenException() {
            super("Seat 7 is taken");
        }
    }

    private static final class SaleClosedException extends Exception {

        private static final long serialVersionUID = 1L;

        SaleClosedException() {
            super("not for callers");
        }

        Duration timeLeft() {
            return Duration.ofMinutes(1);
        }
    }
}
