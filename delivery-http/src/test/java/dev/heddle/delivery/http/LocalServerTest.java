package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.usecase.RequestTrace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LocalServerTest {

    private static final Context.Key<String> TENANT = Context.Key.named("tenant");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void answer_handler_runsOnTheCallingThreadUnderAContextOfItsOwn() {
        List<Object> seen = new ArrayList<>();
        LocalServer server = LocalServer.of(router -> router.get("/", _ -> {
            seen.addAll(List.of(Thread.currentThread(), Context.current().get(TENANT).orElse("none"),
                    RequestTrace.current().orElseThrow().requestId()));
            assertThat(Context.current().remaining()).isPresent();
            return Response.noContent();
        }));

        Context.current().with(TENANT, "acme").run(() -> answer(server, get("/").header("X-Request-Id", "r-1")));

        assertThat(seen).containsExactly(Thread.currentThread(), "acme", "r-1");
    }

    @Test
    void answer_twice_leavesTheThreadsLogContextAsItWas() {
        List<String> seen = new ArrayList<>();
        LocalServer server = LocalServer.of(router -> router.get("/", request -> {
            seen.add(MDC.get("requestId") + MDC.get("test"));
            return Response.text(request.id());
        }));

        try (MDC.MDCCloseable _ = MDC.putCloseable("test", "mine")) {
            answer(server, get("/").header("X-Request-Id", "r-1"));

            assertThat(MDC.get("test")).isEqualTo("mine");
        }
        assertThat(MDC.get("requestId")).isNull();
        assertThat(seen).containsExactly("r-1mine");
    }

    @Test
    void answer_handlerThatHeedsItsDeadline_isTheProblemOfTheServer() {
        LocalServer server = LocalServer.of(
                router -> router.with(RouteLimits.none().withTimeout(Duration.ofMillis(20))).get("/", _ -> {
                    new CountDownLatch(1).await();
                    return Response.noContent();
                }));

        assertThat(answer(server, get("/")).status()).isEqualTo(504);
        assertThat(body.toString(UTF_8)).contains("The time of 20 ms was over");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void answer_handlerThatIsTooLateByFar_isAnsweredInItsPlace() {
        CountDownLatch answered = new CountDownLatch(1);
        LocalServer server = LocalServer.of(
                router -> router.with(RouteLimits.none().withTimeout(Duration.ofMillis(20))).post("/", _ -> {
                    Context.current().withoutCancel().run(answered::await);
                    return Response.noContent();
                }));

        LocalAnswer answer = server.answer(LocalRequest.of("POST", "/"), new OutputStream() {

            @Override
            public void write(int b) {
                body.write(b);
                answered.countDown();
            }
        });

        assertThat(answer.status()).isEqualTo(504);
        assertThat(body.toString(UTF_8)).contains("\"outcome\":\"unknown\"");
    }

    @Test
    void answer_noTimeAtAll_doesNotRunTheHandler() {
        AtomicInteger runs = new AtomicInteger();
        LocalServer server = LocalServer.of(router -> router.post("/", _ -> {
            runs.incrementAndGet();
            return Response.noContent();
        }));

        assertThat(answer(server, LocalRequest.of("POST", "/").header("X-Request-Timeout-Ms", "0")).status())
                .isEqualTo(504);
        assertThat(body.toString(UTF_8)).contains("\"outcome\":\"rolled-back\"");
        assertThat(runs).hasValue(0);
    }

    @Test
    void answer_bodyIsNotTaken_theHandlerSeesACallerThatIsGone() {
        AtomicInteger sent = new AtomicInteger();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        LocalServer server = LocalServer.of(router -> router.events("/", _ -> events -> {
            try {
                while (true) {
                    events.send(Event.of(sent.incrementAndGet()));
                }
            } catch (IOException e) {
                seen.set(e);
                throw e;
            }
        }));

        LocalAnswer answer = server.answer(get("/"), new OutputStream() {

            @Override
            public void write(int b) throws IOException {
                throw new IOException("enough");
            }
        });

        assertThat(answer.status()).isEqualTo(200);
        assertThat(sent).hasValue(1);
        assertThat(seen.get()).hasMessage("Unable to write to the caller");
    }

    @Test
    void answer_streamedBodyFails_breaksOff() {
        LocalServer server = LocalServer
                .of(router -> router.get("/", _ -> Response.stream("text/plain", out -> {
                    out.write('a');
                    out.flush();
                    throw new IllegalStateException("in the middle");
                })));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> answer(server, get("/")))
                .withMessageContaining("broke off");
        assertThat(body.toString(UTF_8)).isEqualTo("a");
    }

    @Test
    void answer_streamedRequest_isReadAsItIsAskedFor() {
        LocalServer server = LocalServer.of(router -> router.streaming().post("/",
                request -> Response.text("read " + request.bodyStream().readAllBytes().length)));

        answer(server, LocalRequest.of("POST", "/").body(new byte[70_000]));

        assertThat(body.toString(UTF_8)).isEqualTo("read 70000");
    }

    @Test
    void answer_webSocket_saysThatItNeedsAConnection() {
        LocalServer server = LocalServer.of(router -> router.webSocket("/", _ -> socket -> socket.send("hello")));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> answer(server, get("/").header("Upgrade", "websocket")))
                .withMessageContaining("start an HttpServer");
        assertThat(answer(server, get("/")).status()).isEqualTo(426);
    }

    @Test
    void answer_requestsOverTheLimit_areRefused() {
        AtomicInteger inner = new AtomicInteger();
        AtomicReference<LocalServer> self = new AtomicReference<>();
        self.set(HttpServer.builder().maxRequests(1).routes(router -> router.get("/", _ -> {
            inner.set(self.get().answer(get("/"), new ByteArrayOutputStream()).status());
            return Response.noContent();
        })).buildLocal());

        assertThat(answer(self.get(), get("/")).status()).isEqualTo(204);
        assertThat(inner).hasValue(503);
        assertThat(answer(self.get(), get("/")).status()).as("the gate is left").isEqualTo(204);
    }

    @Test
    void answer_request_isMeasuredAsThatOfAServer() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        LocalServer server = HttpServer.builder().meters(meters)
                .routes(router -> router.get("/users/{id}", _ -> Response.noContent()))
                .buildLocal();

        answer(server, get("/users/7"));

        assertThat(meters.get("http.server.requests").tag("route", "/users/{id}").tag("status", "204").timer().count())
                .isEqualTo(1);
    }

    @Test
    void answer_handlerOfACancelledCaller_runsAllTheSame() {
        LocalServer server = LocalServer.of(router -> router.get("/", _ -> {
            Context.current().throwIfCancelled();
            return Response.noContent();
        }));

        try (CancellableContext context = Context.current().withCancel()) {
            LocalAnswer answer = context.call(() -> {
                context.cancel(new CancelCause.CancelledByCaller("test"));
                return answer(server, get("/"));
            });

            assertThat(answer.status()).isEqualTo(204);
        }
    }

    @Test
    void of_targetThatIsNone_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> get("users")).withMessageContaining("slash");
        assertThatIllegalArgumentException().isThrownBy(() -> get("/").header("X", "a\r\nb"));
    }

    private LocalAnswer answer(LocalServer server, LocalRequest request) {
        return server.answer(request, body);
    }

    private static LocalRequest get(String target) {
        return LocalRequest.of("GET", target);
    }
}
