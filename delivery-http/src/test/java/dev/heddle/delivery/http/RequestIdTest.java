package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RequestIdTest {

    private final TestServer server = TestServer.of(router -> router
            .get("/id/{name}", request -> Response.text(request.id() + " " + MDC.get("requestId")))
            .get("/failing", _ -> Response.status(500)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void usableId_isTakenGivenBackAndInTheLogContext() {
        var response = server.send(server.request("/id/a").header("X-Request-Id", "aZ0._-"));

        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("aZ0._-");
        assertThat(response.body()).isEqualTo("aZ0._- aZ0._-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "ä", "<script>", "a;b", ""})
    void unusableId_isReplaced(String id) {
        assertReplaced(id);
    }

    @Test
    void longId_isReplaced() {
        assertReplaced("a".repeat(129));
    }

    private void assertReplaced(String id) {
        String answer = RawSocket.exchange(server.port(),
                "GET /id/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: " + id + "\r\n\r\n");

        assertThat(answer).containsPattern("(?i)x-request-id: [0-9a-f-]{36}\r\n");
    }

    @Test
    void accessLog_hasTheRouteAndNoControlCharacters() {
        try (CapturedLog log = new CapturedLog("dev.heddle.delivery.http.access", Level.DEBUG)) {
            server.send(server.request("/id/a%0d%0aX").header("X-Request-Id", "seven"));

            ILoggingEvent event = single(log);
            assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
            assertThat(event.getFormattedMessage()).isEqualTo("GET /id/{name} 200");
            assertThat(CapturedLog.fields(event)).containsAllEntriesOf(Map.of("method", "GET", "route", "/id/{name}",
                    "path", "/id/a%0d%0aX", "status", 200, "requestId", "seven")).containsKey("durationMs");
        }
    }

    @Test
    void accessLog_ofWhatFailed_isAWarning() {
        try (CapturedLog log = new CapturedLog("dev.heddle.delivery.http.access", Level.WARN)) {
            server.get("/failing");

            assertThat(single(log).getLevel()).isEqualTo(Level.WARN);
        }
    }

    @Test
    void accessLog_unmatchedPath_isMadePrintable() {
        try (CapturedLog log = new CapturedLog("dev.heddle.delivery.http.access", Level.DEBUG)) {
            RawSocket.exchange(server.port(), "GET /\u001B[31m\u0085 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(String.valueOf(CapturedLog.fields(single(log)).get("path"))).matches("[ -~]+");
        }
    }

    private static ILoggingEvent single(CapturedLog log) {
        Awaitility.await().until(() -> log.events().size() == 1);
        return log.events().getFirst();
    }
}
