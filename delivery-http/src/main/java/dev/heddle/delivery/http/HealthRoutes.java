package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /health/live} answers 200 as long as the process can answer. {@code GET /health/ready} answers 200 where
 * every check passes and the {@link Readiness} is on, else 503; its body names each check as {@code up} or {@code down},
 * and only the log has the reason.
 *
 * <p>Checks run side by side. However many ask, at most one run of a check is under way: those who ask meanwhile share
 * its outcome. A run that takes longer than the time limit counts as down, and is not repeated until it has ended.
 *
 * <p>The routes have limits of their own, so that they answer where the server has too much to do.
 */
public final class HealthRoutes implements Routes {

    /** How long a check may take where nothing else is said. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(1);

    /** What a check leaves of the time is for the answer. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final int MAX_IN_FLIGHT = 100;

    private final Readiness readiness;
    private final List<SingleFlightCheck> checks;
    private final RouteLimits limits;

    /** Creates the routes with the {@link #DEFAULT_TIME_LIMIT}. */
    public HealthRoutes(Readiness readiness, Map<String, HealthCheck> checks) {
        this(readiness, checks, DEFAULT_TIME_LIMIT);
    }

    /**
     * Creates the routes.
     *
     * @param checks each check by its name
     * @param timeLimit how long each check may take
     */
    public HealthRoutes(Readiness readiness, Map<String, HealthCheck> checks, Duration timeLimit) {
        this.readiness = requireNonNull(readiness, "readiness is null");
        requireNonNull(timeLimit, "timeLimit is null");
        limits = RouteLimits.none().withMaxInFlight(MAX_IN_FLIGHT).withTimeout(timeLimit.plus(REST));
        this.checks = checks.entrySet()
                .stream()
                .map(check -> new SingleFlightCheck(check.getKey(), check.getValue(), timeLimit))
                .toList();
    }

    @Override
    public void addTo(Router router) {
        router.with(limits)
                .get("/health/live", _ -> Response.ok(new Health(Status.up, Map.of())))
                .get("/health/ready", _ -> ready());
    }

    private Response ready() throws InterruptedException {
        if (!readiness.isOn()) {
            return Response.status(503, new Health(Status.down, Map.of()));
        }
        List<SingleFlightCheck.Run> runs = checks.stream().map(SingleFlightCheck::begin).toList();
        Map<String, Status> found = new LinkedHashMap<>();
        for (SingleFlightCheck.Run run : runs) {
            found.put(run.name(), run.passes() ? Status.up : Status.down);
        }
        boolean up = !found.containsValue(Status.down);
        return Response.status(up ? 200 : 503, new Health(up ? Status.up : Status.down, found));
    }

    private record Health(Status status, Map<String, Status> checks) {}

    /** Named as they are written. */
    private enum Status {
        up, down
    }
}
