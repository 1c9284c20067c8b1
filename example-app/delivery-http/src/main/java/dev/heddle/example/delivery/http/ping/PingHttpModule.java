package dev.heddle.example.delivery.http.ping;

import static dev.heddle.delivery.http.RoutesBinder.routesBinder;

import com.google.inject.AbstractModule;

/** Serves {@code /ping}. */
public final class PingHttpModule extends AbstractModule {

    @Override
    protected void configure() {
        routesBinder(binder()).add(PingRoutes.class);
    }
}
