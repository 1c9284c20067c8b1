package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * {@code GET /metrics} answers with all meters of a registry in the text format of Prometheus; under a limit of its own, so
 * that it answers where the server has too much to do.
 */
public final class MetricsRoutes implements Routes {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final RouteLimits LIMITS = RouteLimits.none().withMaxInFlight(10);

    private final PrometheusMeterRegistry meters;

    /** Creates the routes. */
    public MetricsRoutes(PrometheusMeterRegistry meters) {
        this.meters = requireNonNull(meters, "meters is null");
    }

    @Override
    public void addTo(Router router) {
        router.with(LIMITS)
                .producing("text/plain")
                .get("/metrics", _ -> Response.text(meters.scrape()).header("Content-Type", CONTENT_TYPE));
    }
}
