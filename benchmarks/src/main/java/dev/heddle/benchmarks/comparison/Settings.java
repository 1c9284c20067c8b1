package dev.heddle.benchmarks.comparison;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    static Settings from(Map<String, String> environment) {
        return new Settings(
                Map.of("DATABASE_URL", required(environment, "DATABASE_URL"),
                        "DATABASE_USER", required(environment, "DATABASE_USER"),
                        "DATABASE_PASSWORD", required(environment, "DATABASE_PASSWORD"),
                        "DATABASE_POOL_SIZE", environment.getOrDefault("DATABASE_POOL_SIZE", "10")),
                number(environment, "ROUNDS", 3),
                Duration.ofSeconds(number(environment, "ROUND_SECONDS", 10)),
                Duration.ofSeconds(number(environment, "WARM_UP_SECONDS", 20)),
                List.of(environment.getOrDefault("JAVA_FLAGS", "-Xmx512m").split(" ")),
                number(environment, "HEDDLE_PORT", 0),
                number(environment, "BASELINE_PORT", 0),
                Boolean.parseBoolean(environment.get("AGAINST_ITSELF")));
    }

    String database(String name) {
        return required(database, name);
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, actual: " + text, e);
        }
    }
}
