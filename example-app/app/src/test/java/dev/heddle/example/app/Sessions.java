package dev.heddle.example.app;

import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The service's sessions, as the server sees them. */
record Sessions(Jdbi observer) {

    private static final String OF_THE_SERVICE = """
        FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'payments'
        """;

    int count(String condition) {
        return observer.withHandle(handle -> handle
                .createQuery("SELECT count(*) " + OF_THE_SERVICE + " AND " + condition).mapTo(int.class).one());
    }

    Set<Integer> backends() {
        return observer.withHandle(
                handle -> handle.createQuery("SELECT pid " + OF_THE_SERVICE).mapTo(Integer.class).set());
    }
}
