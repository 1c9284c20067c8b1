package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.usecase.RequestTrace;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request is known by below its handler. */
class TraceTest {

    private static final String GOOD = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TestServer server = TestServer.of(router -> router.get("/trace",
            _ -> Response.text(RequestTrace.current().orElseThrow().toString())));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handler_hasTheIdAndTheTraceparentOfItsRequest() {
        String body = server.send(server.request("/trace").header("X-Request-Id", "r-1").header("traceparent", GOOD))
                .body();

        assertThat(body).isEqualTo(new RequestTrace("r-1", Optional.of(GOOD)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x"})
    void traceparent_notInItsForm_isAbsent(String sent) {
        assertThat(TraceParent.from(sent)).isEmpty();
        assertThat(server.send(server.request("/trace").header("traceparent", sent)).body())
                .endsWith("traceparent=Optional.empty]");
    }

    @Test
    void traceparent_notSent_isAbsent() {
        assertThat(TraceParent.from(null)).isEmpty();
    }
}
