package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.Context;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that counts what it would cut. */
class ObserveTest {

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.with(builder -> builder
            .settings(HttpServerSettings.defaults()
                    .withPort(0)
                    .withMaxRequests(1)
                    .withCancelMode(CancelMode.OBSERVE)
                    .withRequestTimeout(Duration.ofMillis(50)))
            .meters(meters.registry())
            .routes(router -> {
                router.get("/blocked", _ -> block());
                router.with(RouteLimits.none().withTimeout(Duration.ofMinutes(1)).withMaxInFlight(1))
                        .get("/patient", _ -> block());
            }));

    private Response block() throws InterruptedException {
        entered.add("entered");
        released.await();
        Context context = Context.current();
        ended.add(context.isCancelled() + " " + context.deadline().isPresent());
        return Response.text("done");
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        await().until(() -> meters.inFlight() == 0);
    }

    @Test
    void deadlinePasses_isCountedAndCutsNothing() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = ask("/blocked");

        await().until(() -> meters.observed("deadline", "/blocked") == 1);
        released.countDown();

        assertThat(asked.join().statusCode()).isEqualTo(200);
        assertThat(ended.take()).isEqualTo("false false");
        assertThat(meters.cancelled("deadline", "/blocked")).isZero();
        assertThat(meters.stopped("deadline")).isZero();
    }

    @Test
    void callerIsGone_isCountedAndCutsNothing() throws Exception {
        RawSocket socket = new RawSocket(server.port()).send("GET /patient HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(entered.take()).isEqualTo("entered");

        socket.reset();

        await().until(() -> meters.observed("disconnect", "/patient") == 1);
        assertThat(meters.inFlight()).isEqualTo(1);
        released.countDown();
        assertThat(ended.take()).isEqualTo("false false");
        await().until(() -> meters.inFlight() == 0);
        assertThat(meters.answered("/patient", 499)).isEqualTo(1);
        assertThat(meters.answered("/patient")).isEqualTo(1);
    }

    @Test
    void overTheLimits_isCountedAndLetThrough() throws Exception {
        CompletableFuture<HttpResponse<String>> first = ask("/patient");
        CompletableFuture<HttpResponse<String>> second = ask("/patient");
        CompletableFuture<HttpResponse<String>> third = ask("/blocked");
        CompletableFuture<HttpResponse<String>> fourth = ask("/blocked");
        released.countDown();

        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        assertThat(third.join().statusCode()).isEqualTo(200);
        assertThat(fourth.join().statusCode()).isEqualTo(200);
        assertThat(meters.refused("route-limit", "/patient", "observe")).isEqualTo(1);
        assertThat(meters.refused("server-limit", "/blocked", "observe")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = HttpClient.Version.class, names = {"HTTP_1_1", "HTTP_2"})
    void answeredInTime_countsNothing(HttpClient.Version version) {
        released.countDown();

        HttpResponse<String> answer = server.send(server.request("/patient").version(version));

        assertThat(answer.version()).isEqualTo(version);
        await().until(() -> meters.inFlight() == 0);
        server.client().close();
        server.stop();
        assertThat(meters.registry().find("heddle.requests.cancelled").counters()).isEmpty();
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> asked = server.client()
                .sendAsync(server.request(path).build(), BodyHandlers.ofString());
        assertThat(entered.take()).isEqualTo("entered");
        return asked;
    }
}
