package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import dev.heddle.domain.NotFound;
import dev.heddle.usecase.UnavailableException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMappingsTest {

    private static final Map<String, Supplier<Exception>> THROWN = Map.of(
            "seat", () -> new SeatException("Seat 7 is taken"),
            "window", () -> new WindowSeatException("Seat 8 is taken"),
            "row", () -> new RowException(7),
            "silent", () -> new SeatException(null),
            "not-found", () -> new NotFound("seat-not-found", "There is no seat"),
            "closed", () -> new ClosedException("secret"),
            "full", () -> new FullException("secret"),
            "down", () -> new UnavailableException("secret", null),
            "odd", () -> new OddException("secret"),
            "other", () -> new IllegalStateException("secret"));

    private final TestServer server = TestServer.with(builder -> builder
            .problemTypes(URI.create("https://example.org/errors#"))
            .problem(SeatException.class, 409, "seat-taken")
            .problem(RowException.class,
                    e -> Problem.of(409, "row-taken", "Row " + e.row + " is taken").with("row", e.row))
            .problem(ClosedException.class, _ -> Problem.of(503, "sale-closed", "It opens at noon")
                    .withRetryAfter(Duration.ofMillis(1_001)))
            .problem(OddException.class, _ -> {
                throw new IllegalStateException("secret");
            })
            .routes(router -> router.get("/{name}", ProblemMappingsTest::fail).post("/{name}",
                    ProblemMappingsTest::fail)));

    private static Response fail(Request request) throws Exception {
        throw requireNonNull(THROWN.get(request.path("name", Parser.string()))).get();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"seat,409,seat-taken,Seat 7 is taken", "window,409,seat-taken,Seat 8 is taken",
        "row,409,row-taken,Row 7 is taken", "silent,409,seat-taken,Seat taken",
        "not-found,404,seat-not-found,There is no seat", "closed,503,sale-closed,It opens at noon",
        "full,503,sale-closed,It opens at noon"})
    void thrown_isToldAsTheNearestClassIsMapped(String name, int status, String code, String detail) {
        HttpResponse<String> response = server.get("/" + name);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response)).containsEntry("code", code)
                .containsEntry("detail", detail)
                .containsEntry("type", "https://example.org/errors#" + code);
    }

    @Test
    void retryAfter_isSentInWholeSeconds() {
        assertThat(server.get("/closed").headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void thrown_whereItCouldChangeSomething_saysTheOutcome() {
        HttpResponse<String> response = server.send(server.request("/closed").POST(BodyPublishers.noBody()));

        assertThat(TestServer.json(response)).containsEntry("outcome", "rolled-back");
        assertThat(TestServer.json(server.get("/closed"))).doesNotContainKey("outcome");
    }

    @ParameterizedTest
    @CsvSource({"down,503,unavailable", "other,500,internal-error", "odd,500,internal-error"})
    void thrown_thatIsNotMapped_isToldAsBefore(String name, int status, String code) {
        try (CapturedLog _ = new CapturedLog(ExceptionProblems.class.getName(), Level.OFF)) {
            HttpResponse<String> response = server.get("/" + name);

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(TestServer.json(response)).containsEntry("code", code);
            assertThat(response.body()).doesNotContain("secret");
        }
    }

    @Test
    void serversOwnProblems_linkToo() {
        assertThat(TestServer.json(server.get("/a/b"))).containsEntry("type",
                "https://example.org/errors#no-such-path");
    }

    @Test
    void problem_mappedTwice_isRefused() {
        HttpServer.Builder builder = HttpServer.builder().problem(SeatException.class, 409, "seat-taken");

        assertThatIllegalArgumentException().isThrownBy(() -> builder.problem(SeatException.class, 410, "gone"))
                .withMessage(SeatException.class.getName()
                        + " is mapped to a problem twice: remove one of the two mappings");
    }

    @ParameterizedTest
    @ValueSource(classes = {Exception.class, RuntimeException.class, Throwable.class, Error.class,
        ProblemException.class})
    void problem_ofWhatIsNotTheServices_isRefused(Class<? extends Throwable> type) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpServer.builder().problem(type, 409, "odd"))
                .withMessageContaining("can't be mapped to a problem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.org/errors", "/problems"})
    void problemTypes_withoutAPlaceForTheCode_areRefused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpServer.builder().problemTypes(URI.create(base)))
                .withMessage("base must end with / or #, or with : or =, actual: '" + base + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Seat", "seat taken", "seat#taken", "-seat", "seat--taken"})
    void code_thatIsNotKebabCase_isRefused(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(400, code, "detail"))
                .withMessage("code must be in kebab case, such as 'email-in-use', actual: '" + code + "'");
    }

    private static class SeatException extends Exception {

        private static final long serialVersionUID = 1L;

        SeatException(@Nullable String message) {
            super(message);
        }
    }

    private static final class WindowSeatException extends SeatException {

        private static final long serialVersionUID = 1L;

        WindowSeatException(String message) {
            super(message);
        }
    }

    private static final class RowException extends SeatException {

        private static final long serialVersionUID = 1L;

        private final int row;

        RowException(int row) {
            super("secret");
            this.row = row;
        }
    }

    private static class ClosedException extends UnavailableException {

        private static final long serialVersionUID = 1L;

        ClosedException(String message) {
            super(message, null);
        }
    }

    private static final class FullException extends ClosedException {

        private static final long serialVersionUID = 1L;

        FullException(String message) {
            super(message);
        }
    }

    private static final class OddException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OddException(String message) {
            super(message);
        }
    }
}
