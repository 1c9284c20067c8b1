package dev.heddle.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WrkTest {

    @Test
    void summary_afterWrksOwnWords_isRead() {
        Wrk.Summary summary = Wrk.summary("""
            Running 2s test @ http://127.0.0.1:8080/ping
              2 threads and 64 connections
            Requests/sec:  50000.00
            {"requests":100000,"duration":2000000,"median":640,"p99":1280,"errors":2}
            """);

        assertThat(summary).isEqualTo(new Wrk.Summary(100_000, 2_000_000, 640, 1_280, 2));
        assertThat(Measurement.of("Heddle", Scenario.PING, 1, summary, 300))
                .isEqualTo(new Measurement("Heddle", Scenario.PING, 1, 50_000, 0.64, 1.28, 2, 300));
    }

    @Test
    void summary_wrkFailed_saysWhatWrkSays() {
        assertThatThrownBy(() -> Wrk.summary("unable to connect to 127.0.0.1:8080 Connection refused\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Connection refused");
    }
}
