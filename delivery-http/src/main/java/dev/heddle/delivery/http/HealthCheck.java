package dev.heddle.delivery.http;

/** Finds out whether something that the service can't do without works now. Safe for use by many threads. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Returns if it works.
     *
     * @throws Exception if it does not; only the log has what is thrown
     */
    void check() throws Exception;
}
