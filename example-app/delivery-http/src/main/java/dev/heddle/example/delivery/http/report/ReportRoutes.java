package dev.heddle.example.delivery.http.report;

import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Problem;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.example.usecase.report.CancelReport;
import dev.heddle.example.usecase.report.FindReport;
import dev.heddle.example.usecase.report.StartReport;
import dev.heddle.example.usecase.report.TooManyReportsException;
import jakarta.inject.Inject;
import java.util.UUID;

final class ReportRoutes implements Routes {

    private static final Parser<ReportId> ID = Parser.uuid().map(ReportId::new);

    /** In seconds: about the time that the largest report takes. */
    private static final String RETRY_AFTER = "10";

    private final StartReport startReport;
    private final FindReport findReport;
    private final CancelReport cancelReport;

    @Inject
    ReportRoutes(StartReport startReport, FindReport findReport, CancelReport cancelReport) {
        this.startReport = startReport;
        this.findReport = findReport;
        this.cancelReport = cancelReport;
    }

    @Override
    public void addTo(Router router) {
        router.post("/reports", this::start);
        router.get("/reports/{id}", this::find);
        router.delete("/reports/{id}", this::cancel);
    }

    private Response start(Request request) {
        StartReport.Command command = request.body(StartReportJson.class).toCommand();
        try {
            return accepted(startReport.execute(command));
        } catch (TooManyReportsException _) {
            return Response.problem(Problem.of(503, "too-many-reports",
                    "Other reports are being made; repeat the request after the time in Retry-After"))
                    .header("Retry-After", RETRY_AFTER);
        }
    }

    private Response find(Request request) {
        return Response.ok(ReportJson.from(findReport.execute(request.path("id", ID))));
    }

    private Response cancel(Request request) {
        cancelReport.execute(request.path("id", ID));
        return Response.noContent();
    }

    private static Response accepted(ReportId id) {
        return Response.status(202, new StartedJson(id.value())).header("Location", "/reports/" + id);
    }

    record StartedJson(UUID id) {}
}
