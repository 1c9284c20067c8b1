package dev.heddle.example.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/2, which hangs up by a reset of the stream. Of too many resets the service closes the connection. */
final class SoakHttp2 implements SoakWire {

    private static final long CANCEL = 8;

    private final HttpClient client;
    private final int port;

    SoakHttp2(Vertx vertx, int port) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
        this.port = port;
    }

    /** All on the client's event loop: whoever asks for a body from another thread may be late for it. */
    @Override
    public Optional<Answer> ask(Ask ask) {
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        Future<Answer> answer = client.request(HttpMethod.valueOf(ask.method()), port, "127.0.0.1", ask.path())
                .compose(request -> {
                    sent.set(request);
                    ask.headers().forEach(request::putHeader);
                    return request.send(Buffer.buffer(ask.body()));
                })
                .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body.toString())));
        try {
            return Optional.of(get(answer, ask.longest().toMillis()));
        } catch (ExecutionException _) { // the connection was closed
            return Optional.empty();
        } catch (TimeoutException _) {
            HttpClientRequest request = sent.get();
            if (request != null) {
                Future<Void> _ = request.reset(CANCEL);
            }
            return Optional.empty();
        }
    }

    private static <T> T get(Future<T> future, long millis) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(millis, MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close().await();
    }
}
