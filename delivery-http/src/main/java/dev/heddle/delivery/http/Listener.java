package dev.heddle.delivery.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The open port, served by one server of Vert.x per event loop, and one event loop per core. */
final class Listener {

    static final int MAX_REQUEST_LINE_BYTES = 8_192;

    /** How long a caller may take to confirm that a WebSocket is closed. */
    private static final int WEB_SOCKET_CLOSING_SECONDS = 2;

    /** RFC 6455, section 5.5. */
    private static final int MAX_CONTROL_FRAME = 125;

    private final Vertx vertx;
    private final List<io.vertx.core.http.HttpServer> servers = new CopyOnWriteArrayList<>();

    private Listener(Vertx vertx) {
        this.vertx = vertx;
    }

    static Listener open(HttpServerSettings settings, Dispatcher dispatcher, Peers peers) {
        int eventLoops = Runtime.getRuntime().availableProcessors();
        Listener listener = new Listener(
                Vertx.builder().with(options(eventLoops)).withTransport(peers.transport()).build());
        try {
            listener.deploy(eventLoops, settings, dispatcher);
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
        return listener;
    }

    int port() {
        return servers.getFirst().actualPort();
    }

    /**
     * Accepts nothing more, and closes each connection once it has its answer, or when the time is over. The future is
     * done when all are closed.
     */
    CompletableFuture<?> shutdown(Duration time) {
        return Future.join(servers.stream().map(server -> server.shutdown(time)).toList())
                .otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture();
    }

    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void deploy(int instances, HttpServerSettings settings, Dispatcher dispatcher) {
        SocketAddress address = address(settings);
        try {
            vertx.deployVerticle(() -> new Server(address, serverOptions(settings), dispatcher),
                    new DeploymentOptions().setInstances(instances))
                    .await();
        } catch (Exception e) {
            throw unableToListen(settings, e);
        }
    }

    /** Where any free port will do, all servers must take the same one. */
    private static SocketAddress address(HttpServerSettings settings) {
        return settings.port() == 0
                ? SocketAddress.sharedRandomPort(1, settings.host())
                : SocketAddress.inetSocketAddress(settings.port(), settings.host());
    }

    private static HttpServerException unableToListen(HttpServerSettings settings, Exception cause) {
        String reason = cause instanceof BindException
                ? "stop what listens there, or set another port or host"
                : "check the host and the port";
        return new HttpServerException("Unable to listen on " + settings.host() + ":" + settings.port() + " ("
                + cause.getMessage() + "): " + reason, cause);
    }

    /** Vert.x must leave no files behind, and its check for blocked event loops is for code that others put on them. */
    private static VertxOptions options(int eventLoops) {
        return new VertxOptions().setEventLoopPoolSize(eventLoops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false));
    }

    private static HttpServerOptions serverOptions(HttpServerSettings settings) {
        ConnectionLimits limits = settings.connections();
        HttpServerOptions options = new HttpServerOptions().setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                .setMaxHeaderSize(limits.maxHeaderBytes());
        // A compressed message could be of any size.
        options.setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false);
        options.setMaxWebSocketFrameSize(Math.max(MAX_CONTROL_FRAME, settings.streams().maxMessageBytes()));
        options.setWebSocketClosingTimeout(WEB_SOCKET_CLOSING_SECONDS);
        options.getInitialSettings().setMaxHeaderListSize(limits.maxHeaderBytes());
        return options;
    }

    private final class Server extends VerticleBase {

        private final SocketAddress address;
        private final HttpServerOptions options;
        private final Dispatcher dispatcher;

        Server(SocketAddress address, HttpServerOptions options, Dispatcher dispatcher) {
            this.address = address;
            this.options = options;
            this.dispatcher = dispatcher;
        }

        @Override
        public Future<?> start() {
            io.vertx.core.http.HttpServer server = vertx.createHttpServer(options);
            servers.add(server);
            return server.requestHandler(dispatcher::dispatch)
                    .invalidRequestHandler(dispatcher::refuse)
                    .listen(address);
        }
    }
}
