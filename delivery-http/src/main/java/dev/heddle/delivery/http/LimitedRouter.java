package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

/** Declares routes in another router, under limits of their own. */
final class LimitedRouter extends DeclaringRouter {

    private final DeclaringRouter routes;
    private final RouteLimits limits;

    LimitedRouter(DeclaringRouter routes, RouteLimits limits) {
        this.routes = routes;
        this.limits = requireNonNull(limits, "limits is null");
    }

    @Override
    void add(String method, String template, Handler handler, RouteLimits limits) {
        routes.add(method, template, handler, limits);
    }

    @Override
    RouteLimits limits() {
        return limits;
    }
}
