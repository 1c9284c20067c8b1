package dev.heddle.delivery.http;

import com.google.inject.Binder;
import com.google.inject.binder.ScopedBindingBuilder;
import com.google.inject.multibindings.Multibinder;

/**
 * Adds routes to the server of {@link HttpServerModule}, from any module:
 *
 * <pre>{@code
 * routesBinder(binder()).add(UserRoutes.class);
 * }</pre>
 */
public final class RoutesBinder {

    private final Multibinder<Routes> routes;

    private RoutesBinder(Multibinder<Routes> routes) {
        this.routes = routes;
    }

    /** Returns a binder that adds to the routes that others add. */
    public static RoutesBinder routesBinder(Binder binder) {
        return new RoutesBinder(Multibinder.newSetBinder(binder.skipSources(RoutesBinder.class), Routes.class));
    }

    /** Adds routes that Guice creates. */
    public RoutesBinder add(Class<? extends Routes> type) {
        ScopedBindingBuilder _ = routes.addBinding().to(type);
        return this;
    }
}
