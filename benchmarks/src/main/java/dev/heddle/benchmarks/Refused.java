package dev.heddle.benchmarks;

/** A request that is understood and not carried out; rolls the open transaction back. */
final class Refused extends RuntimeException {

    private final int status;
    private final String reason;

    Refused(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }
}
