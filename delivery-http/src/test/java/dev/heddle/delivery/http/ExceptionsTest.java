package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.domain.Conflict;
import dev.heddle.domain.Invalid;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.NotPermitted;
import dev.heddle.domain.RuleBroken;
import dev.heddle.domain.Violation;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.UnavailableException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionsTest {

    private static final String SECRET = "password=hunter2";

    private final TestServer server = TestServer.of(router -> router.get("/throw/{name}", request -> {
        throw exception(request.path("name", Parser.string()));
    })
            .get("/error", _ -> {
                throw new StackOverflowError(SECRET);
            })
            .get("/unwritable", _ -> Response.ok(new Unwritable()))
            .get("/unwritable-problem", _ -> {
                throw new ProblemException(Problem.of(400, "odd", "odd").with("member", new Unwritable()));
            }));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"not-found,404,no-such-thing", "conflict,409,in-use", "rule,422,too-poor", "permitted,403,not-yours",
        "invalid,422,invalid", "problem,418,teapot", "unavailable,503,unavailable", "unknown,500,outcome-unknown",
        "checked,500,internal-error", "illegal,500,internal-error", "deadline,504,deadline-exceeded",
        "stopping,503,shutting-down", "sibling,500,internal-error", "cancelled,500,internal-error"})
    void thrown_isMappedInOnePlace(String name, int status, String code) {
        HttpResponse<String> response = server.get("/throw/" + name);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response)).containsEntry("status", status)
                .containsEntry("code", code)
                .containsEntry("type", "urn:problem-type:" + code)
                .containsEntry("requestId", response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(response.body()).doesNotContain(SECRET);
    }

    @Test
    void invalid_hasEveryViolationWithItsPointer() {
        assertThat(TestServer.json(server.get("/throw/invalid"))).containsEntry("errors",
                List.of(Map.of("pointer", "#/email", "detail", "must contain an @"),
                        Map.of("pointer", "#/address/zip", "detail", "must not be blank")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "stopping"})
    void unavailable_saysWhenToComeAgain(String name) {
        assertThat(server.get("/throw/" + name).headers().firstValue("Retry-After")).hasValue("1");
    }

    @ParameterizedTest
    @CsvSource({"unavailable,503,password=hunter2", "deadline,504,'deadline exceeded, the budget was PT5S'"})
    void notNow_theLogSaysWhyWithoutAStack(String name, int status, String reason) {
        try (CapturedLog log = new CapturedLog(ExceptionProblems.class.getName(), Level.WARN)) {
            server.get("/throw/" + name);

            ILoggingEvent event = log.events().getFirst();
            assertThat(event.getFormattedMessage()).isEqualTo("Answered " + status);
            assertThat(CapturedLog.fields(event)).containsEntry("reason", reason).containsEntry("route",
                    "/throw/{name}");
            assertThat(event.getThrowableProxy()).isNull();
        }
    }

    @Test
    void clientDisconnected_isNoFailure() {
        try (CapturedLog log = new CapturedLog("dev.heddle.delivery.http", Level.WARN)) {
            assertThat(server.get("/throw/gone").statusCode()).isEqualTo(499);
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void outcomeUnknown_saysHowToFindOut() {
        assertThat(server.get("/throw/unknown").body()).contains("same Idempotency-Key", "look first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/throw/checked", "/throw/illegal", "/error", "/unwritable", "/unwritable-problem"})
    void unexpected_onlyTheLogHasTheText(String path) {
        try (CapturedLog log = new CapturedLog(ExceptionProblems.class.getName(), Level.ERROR)) {
            HttpResponse<String> response = server.get(path);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).doesNotContain(SECRET, "Exception", "dev.heddle");
            Object errorId = TestServer.json(response).get("errorId");
            assertThat(UUID.fromString(String.valueOf(errorId))).isNotNull();
            ILoggingEvent event = log.events().getFirst();
            assertThat(CapturedLog.fields(event)).containsEntry("errorId", errorId)
                    .containsEntry("requestId", response.headers().firstValue("X-Request-Id").orElseThrow());
            assertThat(event.getMDCPropertyMap()).containsKey("requestId");
            assertThat(event.getThrowableProxy()).isNotNull();
        }
    }

    private static Exception exception(String name) {
        return switch (name) {
            case "not-found" -> new NotFound("no-such-thing", "There is no such thing");
            case "conflict" -> new Conflict("in-use", "It is in use");
            case "rule" -> new RuleBroken("too-poor", "There is not enough");
            case "permitted" -> new NotPermitted("not-yours", "It is not yours");
            case "invalid" -> new Invalid(List.of(new Violation("email", "must contain an @"),
                    new Violation("address.zip", "must not be blank")));
            case "problem" -> new ProblemException(Problem.of(418, "teapot", "This is a teapot"));
            case "unavailable" -> new UnavailableException(SECRET, null);
            case "unknown" -> new OutcomeUnknownException(SECRET, null);
            case "deadline" -> new CancelledException(new CancelCause.DeadlineExceeded(Duration.ofSeconds(5)));
            case "stopping" -> new CancelledException(new CancelCause.ShuttingDown());
            case "gone" -> new CancelledException(new CancelCause.ClientDisconnected());
            case "sibling" -> new CancelledException(new CancelCause.SiblingFailed("a", new Exception(SECRET)));
            case "cancelled" -> new CancelledException(new CancelCause.CancelledByCaller(SECRET));
            case "checked" -> new Exception(SECRET);
            default -> new IllegalArgumentException("must not tell " + SECRET);
        };
    }

    private static final class Unwritable implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            throw new IllegalStateException(SECRET);
        }
    }
}
