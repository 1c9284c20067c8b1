package dev.heddle.example.delivery.http.account;

import static dev.heddle.delivery.http.RoutesBinder.routesBinder;

import com.google.inject.AbstractModule;

/** Serves {@code /accounts}. */
public final class AccountHttpModule extends AbstractModule {

    @Override
    protected void configure() {
        routesBinder(binder()).add(AccountRoutes.class);
    }
}
