package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Declares routes in another router, under limits of their own, and with what they produce. */
final class LimitedRouter extends DeclaringRouter {

    private final DeclaringRouter routes;
    private final RouteLimits limits;
    private final Optional<String> produces;

    LimitedRouter(DeclaringRouter routes, RouteLimits limits, Optional<String> produces) {
        this.routes = routes;
        this.produces = produces;
        this.limits = requireNonNull(limits, "limits is null");
    }

    @Override
    void add(String method, String template, Handler handler, RouteLimits limits, Optional<String> produces) {
        routes.add(method, template, handler, limits, produces);
    }

    @Override
    RouteLimits limits() {
        return limits;
    }

    @Override
    Optional<String> produces() {
        return produces;
    }
}
