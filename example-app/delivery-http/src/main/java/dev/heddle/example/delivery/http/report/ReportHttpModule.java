package dev.heddle.example.delivery.http.report;

import static dev.heddle.delivery.http.RoutesBinder.routesBinder;

import com.google.inject.AbstractModule;

/** Serves {@code /reports}. */
public final class ReportHttpModule extends AbstractModule {

    @Override
    protected void configure() {
        routesBinder(binder()).add(ReportRoutes.class);
    }
}
