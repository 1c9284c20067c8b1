package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Takes requests from the event loop: finds the route, awaits the body where the method has one, and hands over to a
 * virtual thread. What no handler is needed for is answered at once. Never blocks.
 */
final class Dispatcher {

    private static final byte[] NO_BODY = {};
    private static final String ALL_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private final RouteTrie routes;
    private final LiveTasks tasks;
    private final Observers observers;
    private final int maxBodyBytes;

    Dispatcher(RouteTrie routes, LiveTasks tasks, Observers observers, int maxBodyBytes) {
        this.routes = routes;
        this.tasks = tasks;
        this.observers = observers;
        this.maxBodyBytes = maxBodyBytes;
    }

    void dispatch(HttpServerRequest incoming) {
        Exchange exchange = new Exchange(incoming, observers);
        Optional<Problem> malformed = RequestHead.problem(incoming);
        if (malformed.isPresent()) {
            exchange.answerAndClose(Response.problem(malformed.get()));
        } else {
            route(exchange);
        }
    }

    private void route(Exchange exchange) {
        RouteTrie.Match match;
        try {
            match = routes.find(exchange.path());
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
        Exchange exchange = new Exchange(incoming, observers);
        exchange.answerInvalid(Response.problem(InvalidHttp.problem(incoming.decoderResult().cause())));
    }

    private void dispatch(Exchange exchange, RouteTrie.Match match) {
        Resource resource = match.resource();
        Route route = resource.route(exchange.method());
        if (route != null) {
            exchange.route(route.template());
            receive(exchange, route, match.values());
        } else if (exchange.method().equals("OPTIONS")) {
            exchange.answer(Response.noContent().header("Allow", resource.allow()));
        } else {
            exchange.answer(Response.problem(Problem.of(405, "method-not-allowed", exchange.path() + " allows "
                    + resource.allow() + ", actual: " + exchange.sentMethod())).header("Allow", resource.allow()));
        }
    }

    private void receive(Exchange exchange, Route route, List<String> pathValues) {
        switch (exchange.method()) {
            case "GET", "HEAD" -> start(exchange, new IncomingRequest(exchange, route, pathValues, NO_BODY), route);
            default -> new BodyReceiver(exchange, maxBodyBytes,
                    body -> start(exchange, new IncomingRequest(exchange, route, pathValues, body), route)).receive();
        }
    }

    private void start(Exchange exchange, Request request, Route route) {
        tasks.start(() -> exchange.answer(handle(exchange, request, route)));
    }

    /** Runs on the virtual thread, whose log lines carry the request's id; the thread ends with the request. */
    private static Content handle(Exchange exchange, Request request, Route route) {
        MDC.put("requestId", exchange.id());
        try {
            return content(exchange, request, route);
        } catch (Throwable thrown) {
            // Also where a body, or a problem's member, can't be written as JSON.
            return Content.from(ExceptionProblems.unexpected(thrown, exchange), exchange.id());
        }
    }

    private static Content content(Exchange exchange, Request request, Route route) {
        Response response;
        try {
            response = route.handler().handle(request);
        } catch (Throwable thrown) {
            response = ExceptionProblems.from(thrown, exchange);
        }
        return Content.from(response, exchange.id());
    }

    private static Response unmatched(Exchange exchange) {
        if (exchange.method().equals("OPTIONS") && exchange.path().equals("*")) {
            return Response.noContent().header("Allow", ALL_METHODS);
        }
        return Response.problem(Problem.of(404, "no-such-path", "There is nothing at " + exchange.path()));
    }
}
