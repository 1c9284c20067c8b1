package dev.heddle.benchmarks.contest;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the contestants in turns, so that what else happens on the machine meets all of them. */
final class Rounds {

    private final int rounds;
    private final PrintStream progress;

    Rounds(int rounds, PrintStream progress) {
        this.rounds = rounds;
        this.progress = progress;
    }

    List<Measurement> run(List<Contest> contests) throws IOException, InterruptedException, RunnerException {
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contest contest : contests) {
                for (Contestant contestant : contest.contestants()) {
                    measurements.add(measure(contest, contestant, round));
                }
            }
        }
        return measurements;
    }

    private Measurement measure(Contest contest, Contestant contestant, int round)
            throws IOException, InterruptedException, RunnerException {
        Measurement measurement = new Measurement(contest, contestant, round, contestant.probe().measure());
        progress.printf("round %d of %d, %s, %s: %s%n", round, rounds, contest.work(), contestant.name(),
                contest.unit().format(measurement.median()));
        return measurement;
    }
}
