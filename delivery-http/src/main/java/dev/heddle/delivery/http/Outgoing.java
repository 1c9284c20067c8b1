package dev.heddle.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.InstantSource;

/** Writes the answer of one exchange to the response of Vert.x, which {@link Exchange} sees to be done once. */
final class Outgoing {

    private static final HttpDate DATE = new HttpDate(InstantSource.system());
    private static final int FEW_BYTES = 512;

    private final Exchange exchange;
    private final ServerState server;
    private final Runnable notTaken;

    /**
     * Begins.
     *
     * @param notTaken is run where the answer has to make room in memory, since its caller does not take it
     */
    Outgoing(Exchange exchange, ServerState server, Runnable notTaken) {
        this.exchange = exchange;
        this.server = server;
        this.notTaken = notTaken;
    }

    /** Returns whether nobody is left to get an answer. */
    boolean isGone() {
        return response().ended() || response().closed();
    }

    /** Writes a whole answer; nothing is thrown where its caller hangs up meanwhile. */
    void write(Content content) {
        try {
            send(content);
        } catch (AssertionError _) {
            // Where the JVM asserts, Vert.x is surprised by whoever writes just while the connection goes away.
            exchange.close();
        } catch (RuntimeException e) {
            // If the caller hung up in between, nobody is left to tell; else nobody must be left waiting.
            if (!response().closed()) {
                ExceptionProblems.logged("Unable to write an answer", e, exchange);
                exchange.close();
            }
        }
    }

    private void send(Content content) {
        HttpServerResponse response = head(content);
        if (exchange.hasBody()) {
            exchange.written(keep(content.bytes(), response.end(Buffer.buffer(content.bytes()))));
        } else {
            if (content.mayHaveBody()) {
                response.putHeader("Content-Length", Integer.toString(content.bytes().length));
            }
            exchange.written(response.end());
        }
    }

    /** What is not taken stays in memory, which must not go on without an end. */
    private Future<Void> keep(byte[] body, Future<Void> written) {
        if (body.length < FEW_BYTES) {
            return written;
        }
        MemoryBudget.Share share = server.answers().begin(body.length, notTaken);
        return written.onComplete(_ -> share.end());
    }

    /** Writes an answer to what is no request, and ends it after a while. */
    void writeInvalid(Content content) {
        HttpServerResponse response = head(content);
        response.putHeader("Content-Length", Integer.toString(content.bytes().length));
        Future<Void> _ = response.write(Buffer.buffer(content.bytes()));
        LingeringClose.afterTime(exchange.eventLoop(), () -> response.end());
    }

    /** Writes the head of an answer whose body follows. Over HTTP/1.0, Vert.x leaves out the chunks of writes only. */
    StreamedAnswer begin(Content head) {
        HttpServerResponse response = head(head).setChunked(true);
        Future<Void> written;
        if (!exchange.hasBody()) {
            written = Future.succeededFuture();
        } else if (exchange.incoming().version() == HttpVersion.HTTP_1_0) {
            written = response.write(Buffer.buffer());
        } else {
            written = response.writeHead();
        }
        return new StreamedAnswer(exchange, response, written);
    }

    private HttpServerResponse head(Content content) {
        HttpServerRequest incoming = exchange.incoming();
        HttpServerResponse response = response();
        response.setStatusCode(content.status())
                .putHeader("Date", DATE.now())
                .putHeader(RequestId.HEADER, exchange.id());
        exchange.rules().headers().addTo(incoming, response);
        if (!exchange.isHttp2() && (server.isStopping() || (!exchange.isSafe() && exchange.rest().isLeft()))) {
            response.putHeader(Header.CONNECTION_CLOSE.name(), Header.CONNECTION_CLOSE.value());
        }
        for (Header header : content.headers()) {
            if (!exchange.isHttp2() || !header.isOfTheServer()) {
                header.addTo(response.headers());
            }
        }
        return response;
    }

    private HttpServerResponse response() {
        return exchange.incoming().response();
    }
}
