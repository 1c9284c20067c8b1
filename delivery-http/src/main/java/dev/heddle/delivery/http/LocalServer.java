package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.io.OutputStream;

/**
 * Answers requests without a port, for tests: on the calling thread, which is given back when the answer is whole and its
 * handler has ended. Routes, filters, bodies, problems, limits, deadlines, metrics and logs are those of a
 * {@link HttpServer}, whose code this is. What a connection does is not there: no WebSockets, no caller that hangs up by
 * itself, no limits of the bytes of a head. Nothing has to be closed. Thread-safe.
 *
 * <p>Handlers run under a {@link dev.heddle.concurrency.Context} of their own, which has the values of the caller's.
 *
 * <pre>{@code
 * LocalServer server = LocalServer.of(new UserRoutes(registerUser, findUser, listUsers));
 * LocalAnswer answer = server.answer(LocalRequest.of("GET", "/users/7"), body);
 * }</pre>
 *
 * {@code HttpTester} in {@code heddle-testing} is more convenient, and also talks to a real server.
 */
public final class LocalServer {

    private final RouteTrie routes;
    private final Observers observers;
    private final HttpServerSettings settings;
    private final ContentRules rules;
    private final Gate requests;
    private final Gate streams;
    private final Peers nobody;

    LocalServer(RouteTrie routes, Observers observers, HttpServerSettings settings, ContentRules rules) {
        this.routes = routes;
        this.observers = observers;
        this.settings = settings;
        this.rules = rules;
        this.nobody = new Peers(new Connections(settings.connections(), observers.connections(), rules.types()));
        this.requests = Gate.ofServer(settings.maxRequests());
        this.streams = Gate.ofStreams(settings.streams().maxOpen());
    }

    /**
     * Returns a server of routes with the defaults of {@link HttpServerSettings}; for others use
     * {@link HttpServer.Builder#buildLocal}.
     *
     * @throws IllegalArgumentException if routes collide or a template is malformed
     */
    public static LocalServer of(Routes... routes) {
        return HttpServer.builder().routes(routes).buildLocal();
    }

    /**
     * Answers a request.
     *
     * @param body gets the body piece by piece. Where it throws, the handler sees a caller that is gone, which is how to
     *        end a feed that goes on for ever. It is not closed
     * @throws java.io.UncheckedIOException if the answer breaks off before it is whole, as a connection would
     * @throws UnsupportedOperationException if the request asks for a WebSocket
     */
    public LocalAnswer answer(LocalRequest request, OutputStream body) {
        requireNonNull(body, "body is null");
        if (request.has("Upgrade")) {
            throw new UnsupportedOperationException(
                    "There are no WebSockets without a connection: start an HttpServer on port 0 and connect to that");
        }
        try (CallingThread thread = new CallingThread()) {
            LocalExchange exchange = LocalExchange.of(request, body, thread);
            dispatcher(thread).dispatch(exchange.incoming(), exchange.eventLoop());
            exchange.body().arrive();
            thread.work();
            return exchange.answer().await();
        }
    }

    private Dispatcher dispatcher(CallingThread thread) {
        return new Dispatcher(routes, new CallerLane(thread, requests), new CallerLane(thread, streams), observers,
                settings, nobody, rules);
    }
}
