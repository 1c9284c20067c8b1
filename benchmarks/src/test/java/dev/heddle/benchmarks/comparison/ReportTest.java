package dev.heddle.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ReportTest {

    @Test
    void table_oddNumberOfRounds_comparesTheMiddleOnes() {
        Report report = report(List.of(100.0, 3000.0, 200.0), List.of(400.0, 100.0, 9000.0));

        assertThat(report.table())
                .contains("""
                    | GET /ping | Heddle | 200 | 100 to 3000 | 1.00 | 2.00 | 0 | 300 | **0.50** |
                    | GET /ping | baseline | 400 | 100 to 9000 | 1.00 | 2.00 | 0 | 300 | 1 |
                    """);
    }

    @Test
    void table_evenNumberOfRounds_comparesTheMeanOfTheMiddleOnes() {
        Report report = report(List.of(100.0, 200.0), List.of(100.0, 100.0));

        assertThat(report.table()).contains("| GET /ping | Heddle | 150 |").contains("**1.50**");
    }

    @Test
    void table_localeWithDecimalComma_writesPoints() {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(report(List.of(1.0), List.of(2.0)).table()).contains("**0.50**");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void errors_inAnyRound_areSummedUp() {
        Report report = new Report("Heddle", "baseline", List.of(
                new Measurement("Heddle", Scenario.PING, 1, 100, 1, 2, 3, 300),
                new Measurement("baseline", Scenario.PING, 1, 100, 1, 2, 4, 300)));

        assertThat(report.errors()).isEqualTo(7);
    }

    @Test
    void csv_oneMeasurement_isOneLineBelowTheNames() {
        Report report = new Report("Heddle", "baseline",
                List.of(new Measurement("Heddle", Scenario.PING, 2, 1234.56, 1.5, 2.25, 3, 300)));

        assertThat(report.csv()).isEqualTo("""
            scenario,service,round,requests/s,p50 ms,p99 ms,errors,RSS MiB
            PING,Heddle,2,1234.6,1.500,2.250,3,300
            """);
    }

    private static Report report(List<Double> heddle, List<Double> baseline) {
        List<Measurement> measurements = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            heddle.forEach(rate -> measurements.add(measurement("Heddle", scenario, rate)));
            baseline.forEach(rate -> measurements.add(measurement("baseline", scenario, rate)));
        }
        return new Report("Heddle", "baseline", measurements);
    }

    private static Measurement measurement(String service, Scenario scenario, double requestsPerSecond) {
        return new Measurement(service, scenario, 1, requestsPerSecond, 1, 2, 0, 300);
    }
}
