package dev.heddle.example.usecase.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.report.ReportId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports of this service that are not forgotten yet: those that run, and the newest of the others, up to
 * {@value #KEPT} accounts in all. They live in memory only. Thread-safe.
 */
public final class Reports {

    /** Some 25 MB of entries. */
    private static final int KEPT = 100_000;

    private final int kept;
    private final Map<ReportId, ReportRun> byId = new LinkedHashMap<>();
    private int accounts;

    /** Creates a place without reports. */
    public Reports() {
        this(KEPT);
    }

    Reports(int kept) {
        this.kept = kept;
    }

    /** Adds a report, and forgets the oldest ended ones for it; how many can run is bounded by {@link ReportWorkers}. */
    synchronized void add(ReportRun run) {
        accounts += run.size();
        forgetEnded();
        byId.put(run.id(), run);
    }

    private void forgetEnded() {
        Iterator<ReportRun> oldestFirst = byId.values().iterator();
        while (accounts > kept && oldestFirst.hasNext()) {
            ReportRun run = oldestFirst.next();
            if (run.isEnded()) {
                oldestFirst.remove();
                accounts -= run.size();
            }
        }
    }

    /**
     * Finds a report.
     *
     * @throws NotFound if there is none, or it is forgotten ({@code report-not-found})
     */
    synchronized ReportRun find(ReportId id) {
        @Nullable
        ReportRun run = byId.get(requireNonNull(id, "id is null"));
        if (run == null) {
            throw NotFound.of("report", id);
        }
        return run;
    }
}
