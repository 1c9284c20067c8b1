package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.LiveTask;
import dev.heddle.concurrency.LiveTasks;
import dev.heddle.usecase.Effects;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.OverloadedException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final String SHORT = "50";

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.with(builder -> builder.requestTimeout(Duration.ofSeconds(60))
            .meters(meters.registry())
            .routes(this::addRoutes));

    private void addRoutes(Router router) {
        router.get("/remaining", _ -> remaining())
                .get("/obedient", _ -> sleep())
                .post("/obedient", _ -> sleep())
                .post("/stubborn", _ -> ignoreCancellation())
                .get("/stubborn", _ -> ignoreCancellation())
                .post("/just-in-time", _ -> {
                    awaitInterrupt();
                    return Response.text("done");
                })
                .post("/committing", _ -> {
                    awaitInterrupt();
                    throw new OutcomeUnknownException("the answer to COMMIT got lost", null);
                })
                .post("/part-done", _ -> {
                    Effects.mayStay();
                    return sleep();
                })
                .post("/overloaded-then", _ -> {
                    Effects.mayStay();
                    throw new OverloadedException("for the test", Duration.ofMillis(1_500));
                })
                .post("/overloaded-first", _ -> {
                    throw new OverloadedException("for the test", Duration.ofMillis(1_500));
                })
                .post("/wrapping", _ -> {
                    try {
                        awaitInterrupt();
                        Context.current().throwIfCancelled();
                        return Response.text("done");
                    } catch (CancelledException e) {
                        throw new IllegalStateException("of the handler's own", e);
                    }
                })
                .post("/quick", _ -> {
                    seen.add("started");
                    return Response.text("done");
                })
                .get("/listed", _ -> Response.text(LiveTasks.list().stream()
                        .filter(task -> task.name().equals("GET /listed"))
                        .map(LiveTask::deadline)
                        .map(deadline -> deadline.map(DeadlineTest::secondsLeft).orElse("none"))
                        .findFirst().orElse("unlisted")));
        router.with(RouteLimits.none().withTimeout(Duration.ofMinutes(30))).get("/long", _ -> remaining());
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        await().until(() -> meters.inFlight() == 0);
    }

    @ParameterizedTest
    @CsvSource({"/remaining,,60", "/remaining,20000,20", "/remaining,999999999,60", "/long,,1800",
        "/long,20000,20", "/listed,,60", "/listed,20000,20"})
    void handler_hasTheTimeOfItsRouteOrTheCallersIfThatIsShorter(String path, String sent, long seconds) {
        var request = server.request(path);
        String body = server.send(sent == null ? request : request.header("X-Request-Timeout-Ms", sent)).body();

        assertThat(Long.parseLong(body)).isBetween(seconds - 10, seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+5", "1.5", "5s", "1234567890", "0x10", "١"})
    void timeout_notWholeMilliseconds_is400(String sent) {
        String answer = RawSocket.exchange(server.port(), "GET /remaining HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "X-Request-Timeout-Ms: " + new String(sent.getBytes(UTF_8), ISO_8859_1)
                + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("invalid-parameter",
                "X-Request-Timeout-Ms must be whole milliseconds, in 1 to 9 digits, actual: ");
    }

    @Test
    void timeout_twice_is400() {
        HttpResponse<String> answer = server.send(server.request("/remaining").header("X-Request-Timeout-Ms", "1000")
                .header("X-Request-Timeout-Ms", "2000"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("X-Request-Timeout-Ms must be there once, actual: 1000, 2000");
    }

    @Test
    void deadline_handlerThatWrapsTheCancel_is504AndRolledBack() {
        HttpResponse<String> answer = server.send(server.request("/wrapping")
                .header("X-Request-Timeout-Ms", SHORT).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("rolled-back");
    }

    /** Such as a transaction that was committed, or a payment that another service was asked for. */
    @Test
    void deadline_handlerThatHasFinishedAPart_isUnknown() {
        HttpResponse<String> answer = server.send(server.request("/part-done")
                .header("X-Request-Timeout-Ms", SHORT).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(TestServer.json(answer)).containsEntry("outcome", "unknown");
    }

    @ParameterizedTest
    @CsvSource({"/overloaded-then,unknown", "/overloaded-first,rolled-back"})
    void overload_inTheMiddleOfAHandler_saysWhatBecameOfIt(String path, String outcome) {
        HttpResponse<String> answer = server.send(server.request(path).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(TestServer.json(answer)).containsEntry("code", "overloaded").containsEntry("outcome", outcome);
    }

    @Test
    void timeout_zero_isOverAtOnce() {
        HttpResponse<String> answer = server.send(server.request("/obedient").header("X-Request-Timeout-Ms", "0"));

        assertThat(answer.statusCode()).isEqualTo(504);
    }

    @ParameterizedTest
    @EnumSource(value = HttpClient.Version.class, names = {"HTTP_1_1", "HTTP_2"})
    void deadline_handlerThatObeys_is504AndRolledBack(HttpClient.Version version) {
        HttpResponse<String> answer = server.send(server.request("/obedient").version(version)
                .header("X-Request-Timeout-Ms", SHORT).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(TestServer.json(answer)).containsEntry("code", "deadline-exceeded")
                .containsEntry("outcome", "rolled-back")
                .containsEntry("detail", "The time of 50 ms was over. What was open in the database was rolled back, "
                        + "and nothing else was done; the request may be repeated, with the same Idempotency-Key");
        assertThat(seen.poll()).isEqualTo("DeadlineExceeded[budget=PT0.05S]");
        await().until(() -> meters.cancelled("deadline", "/obedient") == 1);
        await().until(() -> meters.stopped("deadline") == 1);
        await().until(() -> meters.answered("/obedient", 504) == 1);
    }

    @Test
    void deadline_ofAGet_saysNothingOfAnOutcome() {
        HttpResponse<String> answer = server.send(server.request("/obedient").header("X-Request-Timeout-Ms", SHORT));

        assertThat(TestServer.json(answer)).doesNotContainKey("outcome")
                .containsEntry("detail", "The time of 50 ms was over; the request may be repeated");
    }

    @Test
    void deadline_handlerThatIgnoresIt_isAnsweredByTheServerAndItsResultIsDropped() {
        HttpResponse<String> answer = send("/stubborn");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(TestServer.json(answer)).containsEntry("outcome", "unknown")
                .containsEntry("detail",
                        "The time of 50 ms was over, and the request, or a part of it, may be done. Repeat it with "
                                + "the same Idempotency-Key; where it had none, look first whether it was done");
        assertThat(meters.inFlight()).isEqualTo(1);
        assertThat(meters.stopped("deadline")).isZero();
        try (CapturedLog log = new CapturedLog(HttpServer.class.getName(), Level.INFO)) {
            released.countDown();
            await().until(() -> meters.stopped("deadline") == 1);
            assertThat(log.events()).extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("A handler ended after its request, with 200");
        }
        assertThat(server.get("/remaining").statusCode()).isEqualTo(200);
        assertThat(meters.answered("/stubborn")).isEqualTo(1);
        await().until(() -> meters.cancelled("deadline", "/stubborn") == 1);
    }

    @Test
    void deadline_getThatIgnoresIt_is504WithoutAnOutcome() {
        HttpResponse<String> answer = server.send(server.request("/stubborn").header("X-Request-Timeout-Ms", SHORT));

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(TestServer.json(answer)).doesNotContainKey("outcome");
    }

    @Test
    void deadline_handlerThatAnswersJustAfter_isAnsweredNormally() {
        HttpResponse<String> answer = send("/just-in-time");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("done");
    }

    @Test
    void deadline_outcomeUnknown_is504AndUnknown() {
        HttpResponse<String> answer = send("/committing");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(TestServer.json(answer)).containsEntry("code", "deadline-exceeded")
                .containsEntry("outcome", "unknown");
    }

    @Test
    void deadline_whileTheBodyArrives_is504AndClosesAndStartsNothing() {
        String answer = RawSocket.exchange(server.port(), "POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n"
                + "X-Request-Timeout-Ms: 50\r\n\r\n12345");

        assertThat(answer).startsWith("HTTP/1.1 504 ").containsIgnoringCase("connection: close")
                .contains("\"code\":\"deadline-exceeded\"",
                        "The body did not arrive within the time of 50 ms; nothing was done");
        assertThat(seen).isEmpty();
        await().until(() -> meters.cancelled("deadline", "/quick") == 1);
        await().until(() -> meters.answered("/quick", 504) == 1);
    }

    @Test
    void deadline_whileTheBodyArrivesOverHttp2_is504() {
        assertThat(server.send(server.request("/remaining").version(HttpClient.Version.HTTP_2)).version())
                .isEqualTo(HttpClient.Version.HTTP_2);
        try (SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>(Runnable::run, 1)) {
            HttpResponse<String> answer = server.send(server.request("/quick").version(HttpClient.Version.HTTP_2)
                    .header("X-Request-Timeout-Ms", SHORT).POST(BodyPublishers.fromPublisher(body)));

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("The body did not arrive within the time of 50 ms; nothing was done");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void deadline_notReached_countsNothing() {
        assertThat(server.post("/quick", "{}").statusCode()).isEqualTo(200);

        assertThat(meters.registry().find("heddle.requests.cancelled").counters()).isEmpty();
        assertThat(meters.stopped("deadline")).isZero();
    }

    private HttpResponse<String> send(String path) {
        return server.send(
                server.request(path).header("X-Request-Timeout-Ms", SHORT).POST(BodyPublishers.noBody()));
    }

    private static Response remaining() {
        return Response.text(Context.current().remaining().map(Duration::toSeconds).map(String::valueOf)
                .orElse("none"));
    }

    private static String secondsLeft(Instant deadline) {
        return Long.toString(Duration.between(Instant.now(), deadline).toSeconds());
    }

    private Response sleep() throws InterruptedException {
        Context context = Context.current();
        try {
            released.await();
            return Response.text("done");
        } finally {
            seen.add(context.cancelCause().map(CancelCause::toString).orElse("not cancelled"));
        }
    }

    private void awaitInterrupt() {
        try {
            released.await();
        } catch (InterruptedException _) {
            // goes on at once
        }
    }

    private Response ignoreCancellation() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException _) {
                // that is what it is for
            }
        }
        return Response.ok(Map.of("late", true));
    }
}
