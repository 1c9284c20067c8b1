package dev.heddle.example.delivery.http.report;

import static dev.heddle.delivery.http.ProblemsBinder.problemsBinder;
import static dev.heddle.delivery.http.RoutesBinder.routesBinder;

import com.google.inject.AbstractModule;
import dev.heddle.delivery.http.Problem;
import dev.heddle.example.usecase.report.TooManyReportsException;
import java.time.Duration;

/** Serves {@code /reports}. */
public final class ReportHttpModule extends AbstractModule {

    private static final Duration TIME_OF_A_LARGE_ONE = Duration.ofSeconds(10);

    @Override
    protected void configure() {
        routesBinder(binder()).add(ReportRoutes.class);
        problemsBinder(binder()).add(TooManyReportsException.class, ReportHttpModule::tooMany);
    }

    static Problem tooMany(TooManyReportsException e) {
        return Problem.of(503, "too-many-reports",
                "Other reports are being made; repeat the request after the time in Retry-After")
                .withRetryAfter(TIME_OF_A_LARGE_ONE);
    }
}
