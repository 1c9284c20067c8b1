package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.heddle.concurrency.TaskScope;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What travels from a handler into the tasks that it forks, and into those that they fork. */
class CarriersTest {

    private static final Logger LOG = LoggerFactory.getLogger("forked");
    private static final ContextKey<String> KEY = ContextKey.named("key");

    @Test
    void fork_insideAHandler_logsWithTheRequestsId() {
        try (CapturedLog log = new CapturedLog("forked", Level.INFO);
                TestServer server = TestServer.of(router -> router.get("/forking", _ -> fork(() -> fork(() -> {
                    LOG.info("deep down");
                    return Response.noContent();
                }))))) {
            server.send(server.request("/forking").header("X-Request-Id", "seven"));

            assertThat(log.events()).singleElement()
                    .satisfies(event -> assertThat(event.getMDCPropertyMap()).containsOnlyKeys("requestId")
                            .containsEntry("requestId", "seven"));
        }
    }

    @Test
    void fork_insideAHandler_hasOpenTelemetrysContext() {
        try (TestServer server = TestServer.of(router -> router.get("/forking", _ -> {
            try (Scope _ = Context.current().with(KEY, "value").makeCurrent()) {
                return fork(() -> Response.text(String.valueOf(Context.current().get(KEY))));
            }
        }).get("/next", _ -> fork(() -> Response.text(String.valueOf(Context.current().get(KEY))))))) {
            assertThat(server.get("/forking").body()).isEqualTo("value");
            assertThat(server.get("/next").body()).isEqualTo("null");
        }
    }

    private static Response fork(Callable<Response> body) {
        try (TaskScope<Response, Response> scope = TaskScope.firstSuccess()) {
            scope.fork(body);
            return scope.join();
        }
    }
}
