package dev.heddle.example.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.heddle.delivery.http.HealthRoutes;
import dev.heddle.delivery.http.HttpServerModule;
import dev.heddle.delivery.http.HttpServerSettings;
import dev.heddle.delivery.http.MetricsRoutes;
import dev.heddle.delivery.http.Readiness;
import dev.heddle.delivery.http.Routes;
import dev.heddle.delivery.http.TasksRoutes;
import dev.heddle.example.app.settings.Settings;
import dev.heddle.repository.Database;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** Binds the server, and the routes for those who run the service. */
final class HttpModule extends AbstractModule {

    @Override
    protected void configure() {
        install(new HttpServerModule());
    }

    @Provides
    static HttpServerSettings serverSettings(Settings settings) {
        return HttpServerSettings.defaults()
                .withHost(settings.httpHost())
                .withPort(settings.httpPort())
                .withRequestTimeout(settings.requestTimeout())
                .withMaxRequests(settings.maxRequests())
                .withCancelMode(settings.cancelMode())
                .withCors(settings.cors())
                .withShutdownDelay(settings.shutdownDelay())
                .withShutdownGrace(settings.shutdownGrace());
    }

    @ProvidesIntoSet
    static Routes health(Readiness readiness, Database database) {
        return new HealthRoutes(readiness, Map.of("database", database::ping));
    }

    @ProvidesIntoSet
    static Routes metrics(PrometheusMeterRegistry registry) {
        return new MetricsRoutes(registry);
    }

    @ProvidesIntoSet
    static Routes tasks() {
        return new TasksRoutes();
    }
}
