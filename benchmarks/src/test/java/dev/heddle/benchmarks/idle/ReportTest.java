package dev.heddle.benchmarks.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private final Report report = new Report(List.of(
            new Measurement(Kind.HEDDLE, 1, new Memory(2_600, 9_000)),
            new Measurement(Kind.VERTX, 1, new Memory(2_000, 8_000)),
            new Measurement(Kind.HEDDLE, 2, new Memory(2_500, 9_600)),
            new Measurement(Kind.VERTX, 2, new Memory(1_900, 8_500)),
            new Measurement(Kind.HEDDLE, 3, new Memory(2_400, 9_300)),
            new Measurement(Kind.VERTX, 3, new Memory(2_100, 7_900))));

    @Test
    void table_severalRounds_comparesTheirMedians() {
        assertThat(report.table()).isEqualTo("""
            | each idle connection | server | median, B | lowest to highest, B | ratio | aim |
            |---|---|--:|--:|--:|---|
            | heap | Heddle | 2500 | 2400 to 2600 | **1.25** | at most 1.2, missed |
            | heap | Vert.x | 2000 | 1900 to 2100 | 1 |  |
            | RSS | Heddle | 9300 | 9000 to 9600 | **1.16** | at most 1.2 |
            | RSS | Vert.x | 8000 | 7900 to 8500 | 1 |  |
            """);
    }

    @Test
    void csv_severalMeasurements_isOneLineEach() {
        assertThat(report.csv().lines()).startsWith("server,round,heap B,RSS B", "Heddle,1,2600.0,9000.0",
                "Vert.x,1,2000.0,8000.0").hasSize(7);
    }

    @Test
    void eachSince_twoStates_isTheDifferenceOfEach() {
        assertThat(new Memory(5_000, 9_000).eachSince(new Memory(1_000, 3_000), 2)).isEqualTo(new Memory(2_000, 3_000));
    }
}
