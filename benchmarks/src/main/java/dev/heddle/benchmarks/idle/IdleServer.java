package dev.heddle.benchmarks.idle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heddle.benchmarks.internal.HeapInUse;
import dev.heddle.delivery.http.ConnectionLimits;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Response;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server whose memory is measured: Heddle's, or one of Vert.x with the same event loops and limits and nothing else. Says
 * on which port it listens, then how many bytes live on its heap, each time that it is sent a line; and ends when it is sent no more.
 */
public final class IdleServer {

    private static final int MAX_HEAD_BYTES = 8_192;

    private IdleServer() {}

    /**
     * Serves until its standard input ends.
     *
     * @param args a {@link Kind}
     */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // what logs there would be taken for an answer
        answers.println(switch (Kind.valueOf(args[0])) {
            case HEDDLE -> startHeddle();
            case VERTX -> startVertx();
        });
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        while (lines.readLine() != null) {
            answers.println(HeapInUse.afterCollection());
        }
        Runtime.getRuntime().halt(0);
    }

    private static int startHeddle() {
        HttpServer server = HttpServer.builder().port(0)
                .meters(new SimpleMeterRegistry())
                .connections(
                        ConnectionLimits.defaults().withMaxConnections(1_000_000).withIdleTimeout(Duration.ofHours(1)))
                .routes(router -> router.producing("text/plain").get("/ping", _ -> Response.text("pong")))
                .build();
        server.start();
        return server.port();
    }

    private static int startVertx() {
        int eventLoops = Runtime.getRuntime().availableProcessors();
        AtomicInteger port = new AtomicInteger();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops).setPreferNativeTransport(true))
                .deployVerticle(() -> new Bare(port), new DeploymentOptions().setInstances(eventLoops)).await();
        return port.get();
    }

    private static final class Bare extends VerticleBase {

        private final AtomicInteger port;

        Bare(AtomicInteger port) {
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return vertx
                    .createHttpServer(new HttpServerOptions().setMaxInitialLineLength(MAX_HEAD_BYTES)
                            .setMaxHeaderSize(MAX_HEAD_BYTES))
                    .requestHandler(request -> request.response().putHeader("Content-Type", "text/plain").end("pong"))
                    .listen(SocketAddress.sharedRandomPort(1, "127.0.0.1"))
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }
}
