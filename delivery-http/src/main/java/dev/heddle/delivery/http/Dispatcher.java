package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.delivery.http.ConnectionMeters.Closed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes requests from the event loop: finds the route, refuses what is too much, awaits the body where the method has one,
 * and starts a {@link RequestTask}. What no handler is needed for is answered at once. Never blocks.
 */
final class Dispatcher {

    private static final Problem FOREIGN_PAGE = Problem.of(403, "origin-not-allowed",
            "Pages of this origin must not open a WebSocket here; the server's settings for CORS name those that may");
    private static final String ALL_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private final RouteTrie routes;
    private final Lane requests;
    private final Lane streams;
    private final Observers observers;
    private final HttpServerSettings settings;
    private final Peers peers;
    private final ContentRules rules;
    private final ServerState state;

    Dispatcher(RouteTrie routes, Lane requests, Lane streams, Observers observers, HttpServerSettings settings,
            Peers peers, ContentRules rules) {
        this.routes = routes;
        this.requests = requests;
        this.streams = streams;
        this.observers = observers;
        this.settings = settings;
        this.peers = peers;
        this.rules = rules;
        this.state = new ServerState(settings.maxRequests());
    }

    void dispatch(HttpServerRequest incoming) {
        dispatch(incoming, eventLoop());
    }

    /** Takes a request from what has the place of the event loop. */
    void dispatch(HttpServerRequest incoming, Context eventLoop) {
        Exchange exchange = new Exchange(incoming, eventLoop, observers, rules, state);
        Optional<Problem> malformed = exchange.isHttp2() ? Http2Head.problem(incoming) : Optional.empty();
        if (malformed.isPresent()) {
            exchange.answerAndClose(Response.problem(malformed.get()));
        } else {
            route(exchange);
        }
    }

    /** Tells callers from now on that their connection is closed after the answer. */
    void stop() {
        state.stop();
    }

    private static Context eventLoop() {
        return requireNonNull(Vertx.currentContext());
    }

    private void route(Exchange exchange) {
        RouteTrie.Match match;
        try {
            match = DotSegments.isIn(exchange.path()) ? null : routes.find(exchange.path());
        } catch (IllegalArgumentException e) {
            refuse(exchange, Parameter.refused("The path", Parameter.rule(e), exchange.path()).response());
            return;
        }
        if (match == null) {
            refuse(exchange, unmatched(exchange));
        } else {
            exchange.route(match.resource().template());
            dispatch(exchange, match);
        }
    }

    /** Answers what is no HTTP; Vert.x closes the connection then. */
    void refuse(HttpServerRequest incoming) {
        observers.connections().closed(Closed.MALFORMED);
        Exchange exchange = new Exchange(incoming, eventLoop(), observers, rules, state);
        exchange.answerInvalid(Response.problem(InvalidHttp.problem(incoming.decoderResult().cause(),
                settings.connections())));
    }

    private void dispatch(Exchange exchange, RouteTrie.Match match) {
        Resource resource = match.resource();
        Route route = resource.route(exchange.method());
        if (route != null) {
            exchange.route(route.template());
            if (route.live()) {
                exchange.isForStream();
            }
            if (WebSocketUpgrade.isAskedFor(exchange.incoming())
                    && !rules.headers().allowsWebSocket(exchange.incoming())) {
                exchange.answer(Response.problem(FOREIGN_PAGE));
            } else {
                admit(exchange, route, match.values());
            }
        } else if (exchange.method().equals("OPTIONS")) {
            exchange.answer(rules.headers().options(exchange.incoming(), resource.allow()));
        } else {
            refuse(exchange, Response.problem(Problem.of(405, "method-not-allowed", exchange.path() + " allows "
                    + resource.allow() + ", actual: " + exchange.sentMethod())).header("Allow", resource.allow()));
        }
    }

    private void admit(Exchange exchange, Route route, List<String> pathValues) {
        Optional<Response> refusal = RequestRefusal.of(exchange, route);
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
            return;
        }
        Optional<Duration> time;
        try {
            time = RequestTimeout.of(exchange.incoming(), limit(route));
        } catch (ProblemException e) {
            refuse(exchange, e.response());
            return;
        }
        if (!exchange.isSafe() && BodyReceiver.isDeclaredTooLarge(exchange.incoming(), rules.maxBodyBytes(route))) {
            exchange.answerAndClose(BodyReceiver.tooLarge(rules.maxBodyBytes(route)).response());
            return;
        }
        Lane lane = route.live() ? streams : requests;
        Gate gate = route.gate().orElse(lane.gate());
        boolean isGathered = !exchange.isSafe() && !route.streamed();
        if (isGathered ? isFull(gate, route) : !enter(gate, route)) {
            refuse(exchange, ExceptionProblems.overloaded());
            return;
        }
        watch(exchange);
        InFlight inFlight = new InFlight(exchange, route, time, lane, settings, observers.meters());
        if (isGathered) {
            gather(exchange, route, pathValues, inFlight, gate);
        } else {
            inFlight.entered(gate);
            inFlight.start(lane, new IncomingRequest(exchange, route, pathValues, body(exchange, route)));
        }
    }

    /** Spares a body its way that would not be let in now. */
    private boolean isFull(Gate gate, Route route) {
        if (settings.cancelMode() == CancelMode.OBSERVE || !gate.isFull()) {
            return false;
        }
        observers.meters().refused(gate.reason(), route.template());
        return true;
    }

    /** Awaits the body, and only then lets the request in: while it is on its way, there is nothing to do. */
    private void gather(Exchange exchange, Route route, List<String> pathValues, InFlight inFlight, Gate gate) {
        MemoryBudget.Share share = inFlight.keeps(state.bodies());
        new BodyReceiver(exchange, rules.maxBodyBytes(route), share, body -> {
            if (exchange.isAnswered()) {
                return;
            }
            if (enter(gate, route)) {
                inFlight.entered(gate);
                inFlight.start(requests, new IncomingRequest(exchange, route, pathValues, Body.of(body)));
            } else {
                exchange.answer(ExceptionProblems.overloaded());
            }
        }).receive();
    }

    private Body body(Exchange exchange, Route route) {
        if (!exchange.isSafe()) {
            return BodyStream.of(exchange, rules.maxBodyBytes(route));
        }
        if (route.live() && WebSocketUpgrade.isAskedFor(exchange.incoming())) {
            exchange.rest().holdBack();
        }
        return Body.NONE;
    }

    /** A caller that was not told to go on sends its body, or does not: what comes next could be either. */
    private static void refuse(Exchange exchange, Response response) {
        if (exchange.incoming().headers().contains("Expect")) {
            exchange.answerAndClose(response);
        } else {
            exchange.answer(response);
        }
    }

    /** What stays open has no limit but one of its own. */
    private Optional<Duration> limit(Route route) {
        return route.live() ? route.timeout() : route.timeout().or(() -> Optional.of(settings.requestTimeout()));
    }

    private void watch(Exchange exchange) {
        Peer peer = peers.of(exchange.incoming());
        if (peer != null) {
            exchange.isAskedBy(peer);
        }
    }

    private boolean enter(Gate entered, Route route) {
        if (entered.tryEnter()) {
            return true;
        }
        observers.meters().refused(entered.reason(), route.template());
        if (settings.cancelMode() == CancelMode.ENFORCE) {
            return false;
        }
        entered.enter();
        return true;
    }

    private static Response unmatched(Exchange exchange) {
        if (exchange.method().equals("OPTIONS") && exchange.path().equals("*")) {
            return Response.noContent().header("Allow", ALL_METHODS);
        }
        return Response.problem(Problem.of(404, "no-such-path", "There is nothing at " + exchange.path()));
    }
}
