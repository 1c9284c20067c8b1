package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private final List<String> measured = new ArrayList<>();

    @Test
    void run_severalRounds_measuresTheContestantsInTurns() throws Exception {
        Contest contest = new Contest("name", "work", Unit.TIME,
                List.of(contestant("A"), contestant("B")));

        List<Measurement> measurements = new Rounds(2, new PrintStream(OutputStream.nullOutputStream()))
                .run(List.of(contest));

        assertThat(measured).containsExactly("A", "B", "A", "B");
        assertThat(measurements).extracting(Measurement::round).containsExactly(1, 1, 2, 2);
        assertThat(measurements).extracting(m -> m.contestant().name()).containsExactly("A", "B", "A", "B");
    }

    private Contestant contestant(String name) {
        return new Contestant(name, () -> {
            measured.add(name);
            return List.of(1.0);
        });
    }
}
