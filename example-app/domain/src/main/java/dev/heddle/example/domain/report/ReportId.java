package dev.heddle.example.domain.report;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of a report. */
public record ReportId(UUID value) {

    public ReportId {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
