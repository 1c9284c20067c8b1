package dev.heddle.delivery.http;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import dev.heddle.delivery.http.RequestMeters.StreamKind;
import dev.heddle.usecase.UnavailableException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are made piece by piece, on the handler's thread: only what makes the pieces is cancelled with the context.
 *
 * @param context what the handler ran under
 */
record Streaming(Exchange exchange, InFlight inFlight, Context context, StreamLimits limits) {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    /** Sends a body, which is whole or shows that it is not. */
    void body(Content head, StreamedBody body) {
        StreamedAnswer answer = exchange.begin(head);
        if (answer == null) {
            return;
        }
        if (!exchange.hasBody()) {
            answer.end();
            return;
        }
        try {
            context.run(() -> {
                AnswerOutput out = new AnswerOutput(answer);
                body.writeTo(out);
                out.flush();
            });
            answer.end();
        } catch (Throwable thrown) {
            tell(thrown);
            answer.abort();
        }
    }

    /** Sends events; whoever gets them connects again, however they end. */
    void events(Content head, EventFeed feed) {
        StreamedAnswer answer = exchange.begin(head);
        if (answer == null) {
            return;
        }
        if (!exchange.hasBody()) {
            answer.end();
            return;
        }
        exchange.staysOpen();
        try (Registration _ = RequestMeters.opened(StreamKind.EVENTS);
                Heartbeat _ = new Heartbeat(exchange.eventLoop(), limits.heartbeat(), () -> answer.beat(COMMENT))) {
            context.run(() -> feed.sendTo(new EventStream(answer)));
        } catch (Throwable thrown) {
            tell(thrown);
        }
        answer.end();
    }

    /** Talks over a WebSocket. */
    void webSocket(WebSocketSession session) {
        OpenWebSocket socket;
        try {
            socket = open();
        } catch (ExecutionException | InterruptedException e) {
            LOG.debug("Unable to open a WebSocket", e);
            return;
        }
        try (Registration _ = RequestMeters.opened(StreamKind.WEB_SOCKET);
                Heartbeat _ = new Heartbeat(exchange.eventLoop(), limits.heartbeat(), socket::beat)) {
            context.run(() -> session.talk(socket));
            socket.close(1000, "");
        } catch (Throwable thrown) {
            tell(thrown);
            if (context.cancelCause().orElse(null) instanceof CancelCause.ShuttingDown) {
                socket.end(OpenWebSocket.GOING_AWAY, "the service stops");
            } else if (isNotNow(thrown)) {
                socket.end(OpenWebSocket.TRY_AGAIN_LATER, "the service can't do this now");
            } else {
                socket.end(OpenWebSocket.UNEXPECTED, "the server failed");
            }
        }
        boolean _ = exchange.abandon();
    }

    private OpenWebSocket open() throws ExecutionException, InterruptedException {
        CompletableFuture<OpenWebSocket> open = new CompletableFuture<>();
        exchange.eventLoop().runOnContext(_ -> exchange.upgrade()
                .map(socket -> OpenWebSocket.on(socket, limits, inFlight::callerIsGone))
                .onSuccess(open::complete)
                .onFailure(open::completeExceptionally));
        return open.get();
    }

    private void tell(Throwable thrown) {
        if (context.isCancelled() || thrown instanceof IOException || exchange.isOver()) {
            LOG.debug("An answer ended before it was whole", thrown);
        } else if (isNotNow(thrown)) {
            LOG.atWarn()
                    .addKeyValue("route", exchange.route())
                    .addKeyValue("requestId", exchange.id())
                    .addKeyValue("reason", thrown.getMessage())
                    .log("An answer ended before it was whole");
        } else {
            String _ = ExceptionProblems.logged("Unable to go on with an answer", thrown, exchange);
        }
    }

    private static boolean isNotNow(Throwable thrown) {
        return thrown instanceof UnavailableException;
    }
}
