package dev.heddle.example.usecase.report;

import dev.heddle.usecase.UnavailableException;

/** Thrown when there is no room for a report now, since others are still being made. */
public final class TooManyReportsException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param wanted how many accounts the report has
     * @param free for how many there is room
     */
    public TooManyReportsException(int wanted, int free) {
        super("There is no room for a report on " + wanted + " accounts: of " + ReportWorkers.ROOM + " places, " + free
                + " are free", null);
    }
}
