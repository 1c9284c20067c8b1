package dev.heddle.example.delivery.http.transaction;

import static dev.heddle.delivery.http.RoutesBinder.routesBinder;

import com.google.inject.AbstractModule;

/** Serves {@code /transactions}, and those of an account. */
public final class TransactionHttpModule extends AbstractModule {

    @Override
    protected void configure() {
        routesBinder(binder()).add(TransactionRoutes.class);
    }
}
