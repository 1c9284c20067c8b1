package dev.heddle.delivery.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Provides a singleton {@link HttpServer} of the bound {@link HttpServerSettings}, {@link MeterRegistry} and routes, and
 * its {@link Readiness}. Creating it does no I/O: who starts the service starts the server, and closes it.
 *
 * @see RoutesBinder
 */
public final class HttpServerModule extends AbstractModule {

    @Override
    protected void configure() {
        RoutesBinder.routesBinder(binder());
        requireBinding(HttpServerSettings.class);
        requireBinding(MeterRegistry.class);
    }

    @Provides
    @Singleton
    static Readiness readiness() {
        return new Readiness();
    }

    @Provides
    @Singleton
    static HttpServer server(HttpServerSettings settings, MeterRegistry meters, Readiness readiness,
            Set<Routes> routes) {
        return HttpServer.builder()
                .settings(settings)
                .meters(meters)
                .readiness(readiness)
                .routes(routes)
                .build();
    }
}
