package dev.heddle.delivery.http;

import dev.heddle.concurrency.TaskGroup;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes requests from the event loop: finds the route, refuses what is too much, awaits the body where the method has one,
 * and starts a {@link RequestTask}. What no handler is needed for is answered at once. Never blocks.
 */
final class Dispatcher {

    private static final byte[] NO_BODY = {};
    private static final String ALL_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private final RouteTrie routes;
    private final TaskGroup tasks;
    private final Observers observers;
    private final HttpServerSettings settings;
    private final Peers peers;
    private final Gate gate;
    private volatile boolean stopping;

    Dispatcher(RouteTrie routes, TaskGroup tasks, Observers observers, HttpServerSettings settings,
            Peers peers) {
        this.routes = routes;
        this.tasks = tasks;
        this.observers = observers;
        this.settings = settings;
        this.peers = peers;
        this.gate = Gate.ofServer(settings.maxRequests());
    }

    void dispatch(HttpServerRequest incoming) {
        Exchange exchange = new Exchange(incoming, observers, () -> stopping);
        Optional<Problem> malformed = exchange.isHttp2() ? Http2Head.problem(incoming) : Optional.empty();
        if (malformed.isPresent()) {
            exchange.answerAndClose(Response.problem(malformed.get()));
        } else {
            route(exchange);
        }
    }

    /** Tells callers from now on that their connection is closed after the answer. */
    void stop() {
        stopping = true;
    }

    private void route(Exchange exchange) {
        RouteTrie.Match match;
        try {
            match = DotSegments.isIn(exchange.path()) ? null : routes.find(exchange.path());
        } catch (IllegalArgumentException e) {
            exchange.answer(Parameter.refused("The path", Parameter.rule(e), exchange.path()).response());
            return;
        }
        if (match == null) {
            exchange.answer(unmatched(exchange));
        } else {
            exchange.route(match.resource().template());
            dispatch(exchange, match);
        }
    }

    /** Answers what is no HTTP; Vert.x closes the connection then. */
    void refuse(HttpServerRequest incoming) {
        Exchange exchange = new Exchange(incoming, observers, () -> stopping);
        exchange.answerInvalid(Response.problem(InvalidHttp.problem(incoming.decoderResult().cause(),
                settings.connections())));
    }

    private void dispatch(Exchange exchange, RouteTrie.Match match) {
        Resource resource = match.resource();
        Route route = resource.route(exchange.method());
        if (route != null) {
            exchange.route(route.template());
            admit(exchange, route, match.values());
        } else if (exchange.method().equals("OPTIONS")) {
            exchange.answer(Response.noContent().header("Allow", resource.allow()));
        } else {
            exchange.answer(Response.problem(Problem.of(405, "method-not-allowed", exchange.path() + " allows "
                    + resource.allow() + ", actual: " + exchange.sentMethod())).header("Allow", resource.allow()));
        }
    }

    private void admit(Exchange exchange, Route route, List<String> pathValues) {
        Duration time;
        try {
            time = RequestTimeout.of(exchange.incoming(), route.timeout().orElse(settings.requestTimeout()));
        } catch (ProblemException e) {
            exchange.answer(e.response());
            return;
        }
        Gate entered = route.gate().orElse(gate);
        if (enter(entered, route)) {
            watch(exchange);
            receive(exchange, route, pathValues, new InFlight(exchange, route, time, entered, tasks,
                    settings.cancelMode(), observers.meters()));
        } else {
            exchange.answer(Response.problem(ExceptionProblems.overloaded()).header("Retry-After", "1"));
        }
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

    private void receive(Exchange exchange, Route route, List<String> pathValues, InFlight inFlight) {
        if (exchange.isSafe()) {
            inFlight.start(tasks, new IncomingRequest(exchange, route, pathValues, NO_BODY));
        } else {
            new BodyReceiver(exchange, settings.maxBodyBytes(),
                    body -> inFlight.start(tasks, new IncomingRequest(exchange, route, pathValues, body))).receive();
        }
    }

    private static Response unmatched(Exchange exchange) {
        if (exchange.method().equals("OPTIONS") && exchange.path().equals("*")) {
            return Response.noContent().header("Allow", ALL_METHODS);
        }
        return Response.problem(Problem.of(404, "no-such-path", "There is nothing at " + exchange.path()));
    }
}
