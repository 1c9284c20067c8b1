package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server for HTTP/1.1 and, in clear text, HTTP/2. Building it does no I/O; it listens from {@link #start} to
 * {@link #stop} or {@link #close}, and can't be started again then. Thread-safe.
 *
 * <p>Each request to a route has a {@link dev.heddle.concurrency.Context} of its own, which is cancelled in three cases. Its
 * time is over, counted from its head: that of its route or the server, or the {@code X-Request-Timeout-Ms} of the caller
 * where that is shorter. The caller is told 504 {@code deadline-exceeded}, with an {@code outcome} where the request could
 * change something: {@code rolled-back} where the handler gave up by it, {@code unknown} where it has not ended 100 ms later,
 * in which case its result is dropped. Or the caller is gone: its stream of HTTP/2 was reset, or its connection closed.
 * That is counted and logged under 499. Or the server stops.
 *
 * <p>A FIN alone closes a connection of HTTP/2 or HTTP/1.0, one of HTTP/1.1 with a part of a request in flight, and one with a feed or a WebSocket. Who sends
 * whole requests of HTTP/1.1 and then a FIN may still want the answers: it is sent interim answers 102 until it resets the
 * connection, or has its answers.
 *
 * <p>Who pipelines requests of HTTP/1.1 has them handled one after the other; where five or more wait, the connection is
 * not read any more, and so it is not seen either when the caller goes.
 *
 * <p>Where too many requests are in flight, further ones are answered with 503 {@code overloaded}, before anything is done
 * for them.
 *
 * <p>Connections are bounded in number and time by {@link ConnectionLimits}, which never cut a request in flight that its caller has sent as a whole.
 *
 * <p>Bytes that are no request, or that could be read as two, are answered with a {@link Problem} over HTTP/1.1, and end the connection: 431 for headers of more
 * than {@link ConnectionLimits#maxHeaderBytes} in all, 414 for a request line of more than 8 KiB, 501 for an unknown transfer coding, 505 for a version that there is not, else 400. Over HTTP/2 they end the whole connection with GOAWAY and no answer.
 *
 * <pre>{@code
 * try (HttpServer server = HttpServer.builder().port(8080).routes(new UserRoutes()).build()) {
 *     server.start();
 *     ...
 * }
 * }</pre>
 */
public final class HttpServer implements AutoCloseable {

    private final HttpServerSettings settings;
    private final Readiness readiness;
    private final RouteTrie routes = new RouteTrie();
    private final Observers observers;
    private final ContentRules rules;
    private State state = State.NEW;
    private @Nullable RunningServer running;

    private HttpServer(Builder builder) {
        settings = builder.settings;
        readiness = builder.readiness;
        Router router = ScopedRouter.of(routes);
        builder.routes.forEach(added -> added.addTo(router));
        observers = new Observers(new RequestTimers(builder.meters), new AccessLog(),
                new RequestMeters(builder.meters, settings.cancelMode()), new ConnectionMeters(builder.meters));
        rules = new ContentRules(new BodyValidation(), builder.problemTypes, builder.mappings.copy(),
                new Compression(builder.compression), new AnswerHeaders(builder.headers, settings.cors()),
                settings.maxBodyBytes());
        TaskMeters.register(builder.meters);
    }

    /** Returns a builder with the defaults of {@link HttpServerSettings}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins to listen. After a failure it may be called again. Each request is handled under a
     * {@link dev.heddle.concurrency.Context} of its own, which has the values of the one that this is called under.
     *
     * @throws HttpServerException if it can't listen on its host and port, such as when the port is in use
     * @throws IllegalStateException if the server was started or stopped already
     */
    public synchronized void start() {
        if (state != State.NEW) {
            throw new IllegalStateException(
                    state == State.RUNNING ? "The server was started already" : "The server was stopped");
        }
        running = RunningServer.start(settings, routes, observers, rules);
        state = State.RUNNING;
    }

    private LocalServer local() {
        return new LocalServer(routes, observers, settings, rules);
    }

    /** Returns the port that it listens on; useful where the settings say 0, which takes any free one. */
    public synchronized int port() {
        if (running == null) {
            throw new IllegalStateException("The server was not started");
        }
        return running.port();
    }

    /**
     * Stops: turns the readiness off, goes on for the {@linkplain HttpServerSettings#shutdownDelay() delay}, accepts nothing
     * more, and waits up to the grace time for the requests in flight, whose contexts stay alive. Connections of HTTP/2 are
     * told so by GOAWAY, those of HTTP/1.1 by {@code Connection: close} in their last answer. What is left then is cancelled
     * with {@link dev.heddle.concurrency.CancelCause.ShuttingDown}, and answered with 503; a second later the connections are
     * closed, and a handler that has not ended goes on without anybody to answer to. An interrupt ends the delay and the
     * grace time, and is pending again afterwards. A second call does nothing, nor does it wait for the first.
     */
    public void stop(Duration grace) {
        requireNonNull(grace, "grace is null");
        if (toStopped() == State.RUNNING) {
            requireNonNull(running).stop(settings.shutdownDelay(), grace);
        }
    }

    /** Returns the state before; the lock is not held while the requests in flight are awaited. */
    private synchronized State toStopped() {
        State before = state;
        state = State.STOPPED;
        readiness.turnOff();
        return before;
    }

    /** Stops with the grace time of the settings. */
    @Override
    public void close() {
        stop(settings.shutdownGrace());
    }

    private enum State {
        NEW, RUNNING, STOPPED
    }

    /** Collects what a server is made of. Not thread-safe. */
    public static final class Builder {

        private HttpServerSettings settings = HttpServerSettings.defaults();
        private MeterRegistry meters = new CompositeMeterRegistry();
        private Readiness readiness = new Readiness();
        private boolean compression = true;
        private ProblemTypes problemTypes = ProblemTypes.DEFAULT;
        private final ProblemMappings mappings = new ProblemMappings();
        private final List<Routes> routes = new ArrayList<>();
        private final List<Header> headers = new ArrayList<>(AnswerHeaders.DEFAULTS);

        private Builder() {}

        /** Takes all settings at once. */
        public Builder settings(HttpServerSettings settings) {
            this.settings = requireNonNull(settings, "settings is null");
            return this;
        }

        /** Sets the name or address to listen on. */
        public Builder host(String host) {
            return settings(settings.withHost(host));
        }

        /** Sets the port to listen on; 0 takes any free one. */
        public Builder port(int port) {
            return settings(settings.withPort(port));
        }

        /** Sets how large the body of a request may be, in bytes. */
        public Builder maxBodyBytes(int maxBodyBytes) {
            return settings(settings.withMaxBodyBytes(maxBodyBytes));
        }

        /** Sets the time that a request has. */
        public Builder requestTimeout(Duration requestTimeout) {
            return settings(settings.withRequestTimeout(requestTimeout));
        }

        /** Sets how many requests may be handled at a time, and how many bodies may be on their way. */
        public Builder maxRequests(int maxRequests) {
            return settings(settings.withMaxRequests(maxRequests));
        }

        /** Sets how many connections there may be, and what each may take. */
        public Builder connections(ConnectionLimits connections) {
            return settings(settings.withConnections(connections));
        }

        /** Sets the limits of feeds and WebSockets. */
        public Builder streams(StreamLimits streams) {
            return settings(settings.withStreams(streams));
        }

        /** Sets which web pages of other origins may call; none by default. */
        public Builder cors(Cors cors) {
            return settings(settings.withCors(cors));
        }

        /**
         * Sets a header that each answer has, unless its handler sets the same. By default these are {@code X-Content-Type-Options: nosniff} and
         * {@code Content-Security-Policy: default-src 'none'; frame-ancestors 'none'}, which suit what has no pages.
         *
         * @throws IllegalArgumentException as {@link Response#header} does
         */
        public Builder header(String name, String value) {
            Header header = Header.ofHandler(name, value);
            headers.removeIf(other -> other.name().equalsIgnoreCase(name));
            headers.add(header);
            return this;
        }

        /** Adds routes. */
        public Builder routes(Routes... routes) {
            return routes(List.of(routes));
        }

        /** Adds all of the routes, such as a set that a container gathered. */
        public Builder routes(Iterable<? extends Routes> routes) {
            routes.forEach(this.routes::add);
            return this;
        }

        /**
         * Sets whether text such as JSON, of 1 KiB or more, is sent as gzip to those who want it by {@code Accept-Encoding}.
         * It is by default: only those who ask get it, and it takes about 5 microseconds a KiB on the request's own thread,
         * which is less than most networks take for the two thirds that it saves. Turn it off where a proxy compresses, or
         * where answers show secrets beside what an attacker can put into them (BREACH). Bodies of requests are decompressed
         * in any case.
         */
        public Builder compression(boolean isOn) {
            this.compression = isOn;
            return this;
        }

        /**
         * Maps an exception, and those of its sub-classes, to a problem that tells its message, which callers get to see.
         * What comes from a handler goes by the nearest class that is mapped, or that has a problem already, such as a
         * {@link dev.heddle.domain.DomainException}; that one may be mapped too.
         *
         * @throws IllegalArgumentException if the class is mapped already, or is one such as {@link RuntimeException}
         */
        public <E extends Throwable> Builder problem(Class<E> type, int status, String code) {
            mappings.add(type, status, code);
            return this;
        }

        /** Maps an exception to a problem; else the same as {@link #problem(Class, int, String)}. */
        public <E extends Throwable> Builder problem(Class<E> type, Function<? super E, Problem> problem) {
            mappings.add(type, problem);
            return this;
        }

        /**
         * Sets where the {@code type} of a problem leads: to the base with the code at its end, such as
         * {@code https://example.org/errors#seat-taken}. An absolute one is best. It is {@code urn:problem-type:} by
         * default, which leads nowhere: the pages are the service's, and who compares types wants the same at every host.
         *
         * @throws IllegalArgumentException if the base does not end with {@code /}, {@code #}, {@code :} or {@code =}
         */
        public Builder problemTypes(URI base) {
            return problemTypes(new ProblemTypes(base));
        }

        Builder problemTypes(ProblemTypes types) {
            this.problemTypes = types;
            return this;
        }

        Builder problems(Collection<Consumer<ProblemMappings>> added) {
            added.forEach(mapping -> mapping.accept(mappings));
            return this;
        }

        /**
         * Measures in the registry; without this, nothing is measured. Each request goes into the timers
         * {@code http.server.requests}; what is cut is counted in {@code heddle.requests.cancelled} by {@code cause}, what is
         * refused in {@code heddle.requests.refused} by {@code reason}, both by {@code route} and {@code mode}. The timers
         * {@code heddle.requests.cancel.to.stop} tell how long handlers took to end then, the gauge
         * {@code heddle.requests.in.flight} how many requests there are now, the gauges {@code heddle.http.streams} how many feeds and WebSockets are open,
         * by {@code kind}. The gauges {@code heddle.tasks.live} and
         * {@code heddle.tasks.owners} show all of Heddle's tasks in the JVM, and the scopes, groups and pools that are open, by
         * {@code kind}.
         */
        public Builder meters(MeterRegistry meters) {
            this.meters = requireNonNull(meters, "meters is null");
            return this;
        }

        /** Takes the switch that stopping turns off, to be shared with {@link HealthRoutes}. */
        public Builder readiness(Readiness readiness) {
            this.readiness = requireNonNull(readiness, "readiness is null");
            return this;
        }

        /**
         * Builds the server, without any I/O.
         *
         * @throws IllegalArgumentException if routes collide or a template is malformed
         */
        public HttpServer build() {
            return new HttpServer(this);
        }

        /**
         * Builds a server for tests, which answers without a port.
         *
         * @throws IllegalArgumentException if routes collide or a template is malformed
         */
        public LocalServer buildLocal() {
            return build().local();
        }
    }
}
