package dev.heddle.benchmarks.comparison;

import dev.heddle.benchmarks.internal.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the environment says, or else the default.
 *
 * @param database what both services are told of the database
 * @param rounds how often each scenario is measured on each service
 * @param round how long each time
 * @param warmUp how long each scenario is run on each service before that, unmeasured
 * @param javaFlags the flags of both JVMs
 * @param heddlePort where the example listens; 0 for a free port
 * @param baselinePort where the baseline listens; 0 for a free port
 * @param againstItself whether a second baseline takes the place of the example
 */
record Settings(Map<String, String> database, int rounds, Duration round, Duration warmUp, List<String> javaFlags,
        int heddlePort, int baselinePort, boolean againstItself) {

    Settings {
        database = Map.copyOf(database);
        javaFlags = List.copyOf(javaFlags);
        if (rounds < 1 || round.toSeconds() < 1 || warmUp.toSeconds() < 1) {
            throw new IllegalArgumentException("ROUNDS, ROUND_SECONDS and WARM_UP_SECONDS must be 1 or more");
        }
    }

    static Settings from(Environment environment) {
        return new Settings(
                Map.of("DATABASE_URL", environment.required("DATABASE_URL"),
                        "DATABASE_USER", environment.required("DATABASE_USER"),
                        "DATABASE_PASSWORD", environment.required("DATABASE_PASSWORD"),
                        "DATABASE_POOL_SIZE", environment.text("DATABASE_POOL_SIZE", "10")),
                environment.number("ROUNDS", 3),
                Duration.ofSeconds(environment.number("ROUND_SECONDS", 10)),
                Duration.ofSeconds(environment.number("WARM_UP_SECONDS", 20)),
                List.of(environment.text("JAVA_FLAGS", "-Xmx512m").split(" ")),
                environment.number("HEDDLE_PORT", 0),
                environment.number("BASELINE_PORT", 0),
                Boolean.parseBoolean(environment.text("AGAINST_ITSELF", "false")));
    }

    String database(String name) {
        return new Environment(database).required(name);
    }
}
