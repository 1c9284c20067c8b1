package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private final AtomicInteger resets = new AtomicInteger();

    @Test
    void answer_thatCannotBeWritten_isLoggedAndLeavesNobodyWaiting() {
        try (CapturedLog log = new CapturedLog(ExceptionProblems.class.getName(), Level.ERROR)) {
            assertThat(answer(new IllegalArgumentException("can't be written"))).isTrue();

            assertThat(log.events()).singleElement()
                    .extracting(event -> event.getMessage())
                    .isEqualTo("Unable to write an answer");
        }
        assertThat(resets).hasValue(1);
    }

    /** As Vert.x does where a virtual thread writes in the moment that the connection closes, and the JVM asserts. */
    @Test
    void answer_connectionGoesAwayMeanwhile_isNoErrorAndLeavesNobodyWaiting() {
        try (CapturedLog log = new CapturedLog(ExceptionProblems.class.getName(), Level.ERROR)) {
            assertThat(answer(new AssertionError())).isTrue();

            assertThat(log.events()).isEmpty();
        }
        assertThat(resets).hasValue(1);
    }

    private boolean answer(Throwable failure) {
        HttpServerResponse outgoing = proxy(HttpServerResponse.class, (_, method, _) -> switch (method.getName()) {
            case "ended", "closed" -> false;
            case "reset" -> {
                resets.incrementAndGet();
                yield Future.succeededFuture();
            }
            default -> throw failure;
        });
        HttpServerRequest incoming = proxy(HttpServerRequest.class, (_, method, _) -> switch (method.getName()) {
            case "method" -> HttpMethod.GET;
            case "version" -> HttpVersion.HTTP_2;
            case "response" -> outgoing;
            default -> "x";
        });
        Observers observers = new Observers(new RequestTimers(new SimpleMeterRegistry()), new AccessLog(),
                new RequestMeters(new SimpleMeterRegistry(), CancelMode.ENFORCE),
                new ConnectionMeters(new SimpleMeterRegistry()));
        Context eventLoop = proxy(Context.class, (_, method, _) -> {
            throw new AssertionError(method);
        });
        return new Exchange(incoming, eventLoop, observers, ContentRules.defaults(), new ServerState(10))
                .answer(Response.noContent());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }
}
