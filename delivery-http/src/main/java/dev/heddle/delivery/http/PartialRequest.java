package dev.heddle.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** What is used of a request of Vert.x. */
interface PartialRequest extends HttpServerRequest, Partial.Part {

    /** Where nobody listens. */
    SocketAddress NOWHERE = SocketAddress.inetSocketAddress(0, "localhost");

    @Override
    default HttpVersion version() {
        return HttpVersion.HTTP_1_1;
    }

    @Override
    default HttpMethod method() {
        return HttpMethod.valueOf(local().request().method());
    }

    @Override
    default String uri() {
        return local().request().target();
    }

    @Override
    default String path() {
        return local().request().path();
    }

    @Override
    default String query() {
        return local().request().query();
    }

    @Override
    default MultiMap headers() {
        return local().headers();
    }

    @Override
    default HttpServerResponse response() {
        return local().outgoing();
    }

    @Override
    default HttpConnection connection() {
        return local().connection();
    }

    @Override
    default SocketAddress remoteAddress() {
        return NOWHERE;
    }

    @Override
    default SocketAddress localAddress() {
        return NOWHERE;
    }

    @Override
    default boolean isEnded() {
        return local().body().isEnded();
    }

    @Override
    default HttpServerRequest handler(@Nullable Handler<Buffer> handler) {
        local().body().handler(handler == null ? _ -> {} : handler);
        return this;
    }

    @Override
    default HttpServerRequest endHandler(@Nullable Handler<Void> handler) {
        local().body().endHandler(handler == null ? _ -> {} : handler);
        return this;
    }

    /** Nothing breaks. */
    @Override
    default HttpServerRequest exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    default HttpServerRequest pause() {
        local().body().pause();
        return this;
    }

    @Override
    default HttpServerRequest resume() {
        local().body().resume();
        return this;
    }

    @Override
    default HttpServerRequest fetch(long amount) {
        local().body().fetch();
        return this;
    }
}
