package dev.heddle.architecture.internal.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Packages that are called by a technology; different words for one are one. */
final class Technologies {

    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        add("HTTP", "http", "web", "rest", "api", "controller", "controllers", "client", "clients");
        add("GraphQL", "graphql");
        add("gRPC", "grpc");
        add("SOAP", "soap");
        add("the command line", "cli", "console");
        add("messages", "messaging", "kafka", "rabbitmq", "amqp", "jms", "mqtt", "sqs", "pubsub", "listener",
                "listeners",
                "consumer", "consumers");
        add("SQL", "sql", "persistence", "db", "database", "jdbc", "jdbi", "jpa", "jooq", "hibernate", "mybatis",
                "postgres", "postgresql", "mysql", "transaction", "transactions");
        add("MongoDB", "mongo", "mongodb");
        add("caches", "cache", "redis");
        add("mail", "mail", "email", "smtp");
        add("search", "search", "elasticsearch", "opensearch");
        add("files", "s3", "storage", "files");
    }

    private Technologies() {}

    /** Returns the two technologies of packages that part ways there: {@code delivery.http.user}, {@code delivery.cli}. */
    static Optional<String> apart(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        int same = 0;
        while (same < Math.min(left.length, right.length) && left[same].equals(right[same])) {
            same++;
        }
        if (same == Math.min(left.length, right.length)) {
            return Optional.empty();
        }
        String from = WORDS.get(left[same]);
        String to = WORDS.get(right[same]);
        return from == null || to == null || from.equals(to) ? Optional.empty() : Optional.of(from + ", " + to);
    }

    private static void add(String technology, String... words) {
        for (String word : words) {
            WORDS.put(word, technology);
        }
    }
}
