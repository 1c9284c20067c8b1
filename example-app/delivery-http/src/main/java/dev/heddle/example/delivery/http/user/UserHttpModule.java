package dev.heddle.example.delivery.http.user;

import static dev.heddle.delivery.http.RoutesBinder.routesBinder;

import com.google.inject.AbstractModule;

/** Serves {@code /users}. */
public final class UserHttpModule extends AbstractModule {

    @Override
    protected void configure() {
        routesBinder(binder()).add(UserRoutes.class);
    }
}
