package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private final Contestant heddle = new Contestant("Heddle", List::of);
    private final Contestant peer = new Contestant("a peer", List::of);

    @Test
    void table_severalRounds_comparesTheirMedians() {
        Contestant aimed = peer.withAim(1.2);
        Contest contest = contest("add", aimed);
        Report report = new Report(List.of(
                measurement(contest, heddle, 1, 100, 300, 9_000), measurement(contest, aimed, 1, 100),
                measurement(contest, heddle, 2, 200), measurement(contest, aimed, 2, 200),
                measurement(contest, heddle, 3, 250), measurement(contest, aimed, 3, 300)));

        assertThat(report.table()).isEqualTo("""
            | work | by | median | lowest to highest | ratio | aim |
            |---|---|--:|--:|--:|--:|
            | add | Heddle | 250 ns | 200 ns to 300 ns | 1 |  |
            | add | a peer | 200 ns | 100 ns to 300 ns | **1.25** | at most 1.2, missed |
            """);
    }

    @Test
    void table_severalContests_keepsTheirOrder() {
        Contest second = contest("second", peer);
        Contest first = contest("first", peer);
        Report report = new Report(List.of(
                measurement(second, heddle, 1, 1), measurement(second, peer, 1, 2),
                measurement(first, heddle, 1, 3), measurement(first, peer, 1, 1)));

        assertThat(report.table().lines().skip(2)).containsExactly(
                "| second | Heddle | 1.00 ns | 1.00 ns to 1.00 ns | 1 |  |",
                "| second | a peer | 2.00 ns | 2.00 ns to 2.00 ns | **0.50** |  |",
                "| first | Heddle | 3.00 ns | 3.00 ns to 3.00 ns | 1 |  |",
                "| first | a peer | 1.00 ns | 1.00 ns to 1.00 ns | **3.00** |  |");
    }

    @Test
    void csv_severalFigures_isOneLineEach() {
        Contest contest = contest("add", peer);

        assertThat(new Report(List.of(measurement(contest, heddle, 2, 1.5, 1_234.5678))).csv()).isEqualTo("""
            contest,work,by,round,figure,unit
            name,"add","Heddle",2,1.500,ns
            name,"add","Heddle",2,1234.568,ns
            """);
    }

    private Contest contest(String work, Contestant second) {
        return new Contest("name", work, Unit.TIME, List.of(heddle, second));
    }

    private static Measurement measurement(Contest contest, Contestant contestant, int round, double... figures) {
        return new Measurement(contest, contestant, round, Arrays.stream(figures).boxed().toList());
    }
}
