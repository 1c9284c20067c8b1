package dev.heddle.delivery.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Provides a singleton {@link HttpServer} of the bound {@link HttpServerSettings}, {@link MeterRegistry} and routes, and
 * its {@link Readiness}. Creating it does no I/O: who starts the service starts the server, and closes it.
 *
 * @see RoutesBinder
 * @see ProblemsBinder
 */
public final class HttpServerModule extends AbstractModule {

    @Override
    protected void configure() {
        RoutesBinder.routesBinder(binder());
        ProblemsBinder.problemsBinder(binder());
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
            Set<Routes> routes, ProblemTypes types, Map<Class<?>, Consumer<ProblemMappings>> mappings) {
        return HttpServer.builder()
                .settings(settings)
                .meters(meters)
                .readiness(readiness)
                .routes(routes)
                .problemTypes(types)
                .problems(mappings.values())
                .build();
    }
}
