package dev.heddle.benchmarks.comparison;

import dev.heddle.benchmarks.internal.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Warms the services up, then loads them in turns, so that what else happens on the machine meets both. */
final class Rounds {

    private static final int WARM_UP = 0;

    private final Wrk wrk;
    private final Settings settings;
    private final List<Service> services;
    private final PrintStream progress;

    Rounds(Wrk wrk, Settings settings, List<Service> services, PrintStream progress) {
        this.wrk = wrk;
        this.settings = settings;
        this.services = List.copyOf(services);
        this.progress = progress;
    }

    List<Measurement> run() throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (int round = WARM_UP; round <= settings.rounds(); round++) {
            for (Scenario scenario : Scenario.values()) {
                for (Service service : services) {
                    Measurement measurement = measure(service, scenario, round);
                    if (round != WARM_UP) {
                        measurements.add(measurement);
                    }
                }
            }
        }
        return measurements;
    }

    private Measurement measure(Service service, Scenario scenario, int round)
            throws IOException, InterruptedException {
        Wrk.Summary summary = wrk.load(service, scenario, round == WARM_UP ? settings.warmUp() : settings.round(),
                round);
        Measurement measurement = Measurement.of(service.name(), scenario, round, summary,
                Machine.memory(service.process()));
        progress.printf("%s, %s, %s: %.0f requests/s, %d errors%n",
                round == WARM_UP ? "warm-up" : "round " + round, scenario.request(), service.name(),
                measurement.requestsPerSecond(), measurement.errors());
        return measurement;
    }
}
