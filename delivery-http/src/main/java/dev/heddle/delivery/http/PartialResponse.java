package dev.heddle.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** What is used of a response of Vert.x. */
interface PartialResponse extends HttpServerResponse, Partial.Part {

    /** Has no body, and so no length of one either (RFC 9110, section 8.6). */
    int NO_CONTENT = 204;

    @Override
    default int getStatusCode() {
        return local().answer().status();
    }

    @Override
    default HttpServerResponse setStatusCode(int status) {
        local().answer().status(status);
        return this;
    }

    @Override
    default MultiMap headers() {
        return local().answer().headers();
    }

    @Override
    default HttpServerResponse putHeader(String name, String value) {
        headers().set(name, value);
        return this;
    }

    @Override
    default HttpServerResponse putHeader(CharSequence name, CharSequence value) {
        headers().set(name, value);
        return this;
    }

    @Override
    default HttpServerResponse setChunked(boolean chunked) {
        return chunked ? putHeader("Transfer-Encoding", "chunked") : this;
    }

    /** There is nobody to tell. */
    @Override
    default Future<Void> writeContinue() {
        return Future.succeededFuture();
    }

    @Override
    default Future<Void> writeHead() {
        return Future.succeededFuture();
    }

    @Override
    default Future<Void> write(Buffer piece) {
        return local().answer().write(piece);
    }

    @Override
    default Future<Void> end(Buffer body) {
        if (getStatusCode() != NO_CONTENT) {
            putHeader("Content-Length", Integer.toString(body.length()));
        }
        return write(body).eventually(this::end);
    }

    @Override
    default Future<Void> end() {
        local().answer().end();
        return Future.succeededFuture();
    }

    @Override
    default boolean ended() {
        return local().answer().isDone();
    }

    @Override
    default boolean closed() {
        return local().answer().isDone();
    }

    /** Whoever asks is there until it has its answer; where it does not take more, that is seen by what writes it. */
    @Override
    default HttpServerResponse closeHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
