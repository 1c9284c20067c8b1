package dev.heddle.gateway.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.RequestTrace;
import dev.heddle.usecase.UnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls another service over HTTP, for as long as somebody waits for it: a call takes no more time than the current
 * {@link Context} has, tells the other side so, and is aborted when the context is cancelled.
 *
 * <pre>{@code
 * HttpRequest request = HttpRequest.newBuilder(ledger.uri("/entries/42")).build();
 * HttpResponse<String> answer = ledger.send(request, BodyHandlers.ofString());
 * }</pre>
 *
 * Connections are kept for later calls; redirects are not followed. Thread-safe; one client serves all the calls to a
 * service. Who builds it closes it.
 */
public final class GatewayClient implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String base;
    private final Duration timeout;
    /** For the calls in flight, given in the order in which they are asked for. */
    private final Semaphore places;
    private final HttpClient http;

    private GatewayClient(Builder builder, URI baseUri) {
        base = baseUri.toString().replaceFirst("/$", "");
        timeout = builder.timeout;
        places = new Semaphore(builder.maxInFlight, true);
        http = builder.httpClient();
    }

    /** Returns a builder; all but the base URI has a default. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the URI of something at the service.
     *
     * @param target a path that begins with a slash, and perhaps a query, both encoded; it is put after the base URI
     * @throws IllegalArgumentException if it is something else
     */
    public URI uri(String target) {
        if (!requireNonNull(target, "target is null").startsWith("/")) {
            throw new IllegalArgumentException("target must begin with '/', actual: " + target);
        }
        return URI.create(base + target);
    }

    /**
     * Sends a request, and waits for the answer and its body, whatever the status. The time for all of it, with the wait for one
     * of the calls in flight to end where there are too many, is the shortest of what the current context has left, the
     * client's time-out, and that of the request. What is left of it goes along as {@code X-Request-Timeout-Ms}, and the
     * current {@link RequestTrace} as {@code X-Request-Id} and {@code traceparent}, where the request does not have these headers
     * itself.
     *
     * <p>Where the connection breaks, a request whose method may be repeated (GET, HEAD, OPTIONS, TRACE, PUT and DELETE, the idempotent ones of RFC
     * 9110) is sent once more, within the same time.
     *
     * <p>A call that is given up is aborted: over HTTP/1.1 its connection is closed, over HTTP/2 its stream is reset. The other side
     * may have done what it was asked for all the same.
     *
     * <p>A body that is read by the caller after this has returned, such as one of {@code BodyHandlers.ofInputStream()}, is
     * covered by no time-out and counts no longer as in flight. A read that blocks is ended by the interrupt that the
     * context's cancel sends, with an {@link java.io.IOException}; closing the stream aborts the rest.
     *
     * @throws CancelledException if the context is cancelled, in which case nothing may have been sent, or the thread is
     *                            interrupted, which stays pending
     * @throws UnavailableException if there is no connection, answer or free place in time, or the connection breaks
     * @throws OutcomeUnknownException if that happens once a connection is made, to a request whose method is none of those that
     *                                 may be repeated: it may have been sent. Where no connection could be made, or no place was free,
     *                                 nothing was
     * @throws IllegalStateException if the client is closed
     */
    public <T extends @Nullable Object> HttpResponse<T> send(HttpRequest request, BodyHandler<T> bodyHandler) {
        requireNonNull(request, "request is null");
        requireNonNull(bodyHandler, "bodyHandler is null");
        Context.current().throwIfCancelled();
        if (http.isTerminated()) {
            throw new IllegalStateException("The client is closed");
        }
        return new Call<>(http, places, request, bodyHandler, timeout).run();
    }

    /** Closes all connections. Calls in flight fail as if their connection had broken. Does nothing the second time. */
    @Override
    public void close() {
        http.shutdownNow();
        try {
            BlockingRegion.shielded(() -> http.awaitTermination(CLOSE_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects what a client is made of. Not thread-safe. */
    public static final class Builder {

        private @Nullable URI baseUri;
        private Duration timeout = Duration.ofSeconds(10);
        private Duration connectTimeout = Duration.ofSeconds(2);
        private int maxInFlight = 100;
        private HttpClient.Version version = HttpClient.Version.HTTP_1_1;
        private @Nullable SSLContext sslContext;

        private Builder() {}

        /**
         * Sets where the service is, such as {@code http://ledger:8080} or {@code https://example.org/ledger/v1}.
         *
         * @throws IllegalArgumentException if it has no host, or a query or fragment
         */
        public Builder baseUri(URI baseUri) {
            requireNonNull(baseUri, "baseUri is null");
            if (baseUri.getHost() == null || baseUri.getRawQuery() != null || baseUri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "baseUri must have a host, and no query or fragment, actual: " + baseUri);
            }
            this.baseUri = baseUri;
            return this;
        }

        /** Sets how long a call may take where the context does not say less; 10 seconds by default. */
        public Builder timeout(Duration timeout) {
            this.timeout = requirePositive(timeout, "timeout");
            return this;
        }

        /** Sets how long it may take to connect; 2 seconds by default. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = requirePositive(connectTimeout, "connectTimeout");
            return this;
        }

        /** Sets how many calls may be in flight, 100 by default; more wait, first come, first served. */
        public Builder maxInFlight(int maxInFlight) {
            if (maxInFlight < 1) {
                throw new IllegalArgumentException("maxInFlight must be at least 1, actual: " + maxInFlight);
            }
            this.maxInFlight = maxInFlight;
            return this;
        }

        /**
         * Sets the highest version to speak; HTTP/1.1 by default. Over HTTP/2 all calls share one connection, which servers
         * close when they see many calls aborted on it, as an attack, and then the other calls fail with it: those on
         * Netty, such as Vert.x, at 200 in 30 seconds where they are left at their default. In clear text, the first request of a
         * connection asks for an upgrade.
         */
        public Builder version(HttpClient.Version version) {
            this.version = requireNonNull(version, "version is null");
            return this;
        }

        /** Sets whom to trust over TLS, and with which key; the JDK's default by default. */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = requireNonNull(sslContext, "sslContext is null");
            return this;
        }

        /**
         * Builds the client, without any I/O.
         *
         * @throws IllegalStateException if the base URI is missing
         */
        public GatewayClient build() {
            if (baseUri == null) {
                throw new IllegalStateException("baseUri is missing");
            }
            return new GatewayClient(this, baseUri);
        }

        private HttpClient httpClient() {
            Executor threads = Thread.ofVirtual().name("heddle-gateway").inheritInheritableThreadLocals(false)::start;
            HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(connectTimeout).version(version)
                    .executor(threads).followRedirects(HttpClient.Redirect.NEVER);
            if (sslContext != null) {
                http.sslContext(sslContext);
            }
            return http.build();
        }

        private static Duration requirePositive(Duration duration, String name) {
            if (!requireNonNull(duration, name + " is null").isPositive()) {
                throw new IllegalArgumentException(name + " must be positive, actual: " + duration);
            }
            return duration;
        }
    }
}
