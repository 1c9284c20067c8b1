package dev.heddle.example.delivery.http.report;

import dev.heddle.delivery.http.Parser;
import dev.heddle.delivery.http.Request;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.example.usecase.report.CancelReport;
import dev.heddle.example.usecase.report.FindReport;
import dev.heddle.example.usecase.report.StartReport;
import jakarta.inject.Inject;
import java.util.UUID;

final class ReportRoutes implements Routes {

    private static final Parser<ReportId> ID = Parser.uuid().map(ReportId::new);

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
        ReportId id = startReport.execute(command);
        return Response.status(202, new StartedJson(id.value())).header("Location", "/reports/" + id);
    }

    private Response find(Request request) {
        return Response.ok(ReportJson.from(findReport.execute(request.path("id", ID))));
    }

    private Response cancel(Request request) {
        cancelReport.execute(request.path("id", ID));
        return Response.noContent();
    }

    record StartedJson(UUID id) {}
}
