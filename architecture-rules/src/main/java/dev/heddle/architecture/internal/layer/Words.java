package dev.heddle.architecture.internal.layer;

import static dev.heddle.architecture.Layer.DELIVERY;
import static dev.heddle.architecture.Layer.DOMAIN;
import static dev.heddle.architecture.Layer.MAIN;
import static dev.heddle.architecture.Layer.REPOSITORY;
import static dev.heddle.architecture.Layer.USE_CASE;

import dev.heddle.architecture.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that schools of architecture put into package names. */
final class Words {

    /** How much a word says. */
    enum Strength {
        /** Names a ring; two of different layers in one package contradict each other unless the nesting is known. */
        RING,
        /** Says what is in it; the outermost decides. */
        KIND,
        /** Decides where nothing further in does. */
        VAGUE
    }

    /**
     * A word, or two in a row, and its layer.
     *
     * @param length in packages
     */
    record Word(String text, Layer layer, Strength strength, int length) {}

    /** Packages that are neither a layer nor a feature. */
    private static final Set<String> TECHNICAL = Set.of("dto", "dtos", "mapper", "mappers", "converter", "converters",
            "exception", "exceptions", "error", "errors", "util", "utils", "common", "commons", "shared", "internal",
            "event", "events", "spi", "type", "types", "support", "security", "in", "out", "impl", "value", "v1", "v2",
            "adapter", "adapters", "interfaceadapter", "interfaceadapters", "request", "response", "filter", "json");

    private static final List<String> INWARD = List.of("in", "incoming", "inbound", "input", "driving", "primary");
    private static final List<String> OUTWARD = List.of("out", "outgoing", "outbound", "output", "driven",
            "secondary");
    private static final Map<String, Word> WORDS = new HashMap<>();

    static {
        add(DOMAIN, Strength.RING, "domain");
        add(DOMAIN, Strength.KIND, "entity", "entities", "model", "models");
        add(DOMAIN, Strength.VAGUE, "core");
        add(USE_CASE, Strength.RING, "usecase", "usecases", "use_case", "use_cases", "application");
        add(USE_CASE, Strength.KIND, "interactor", "interactors", "port", "ports");
        add(USE_CASE, Strength.VAGUE, "service", "services");
        add(REPOSITORY, Strength.RING, "repository", "repositories", "infrastructure", "infra", "driven");
        add(REPOSITORY, Strength.KIND, "persistence", "gateway", "gateways", "db", "database", "jpa", "jdbc", "jdbi",
                "jooq", "mybatis", "hibernate", "mongo", "mongodb", "redis", "sql", "dao", "daos", "storage", "client",
                "clients", "dataprovider", "dataproviders", "datasource", "secondary", "outbound", "mail");
        add(DELIVERY, Strength.RING, "delivery", "presentation", "driving");
        add(DELIVERY, Strength.KIND, "web", "rest", "http", "graphql", "grpc", "soap", "controller", "controllers",
                "resource", "resources", "endpoint", "endpoints", "entrypoint", "entrypoints", "cli", "ui", "console",
                "handler", "handlers", "listener", "listeners", "consumer", "consumers", "view", "views", "primary",
                "inbound");
        add(DELIVERY, Strength.VAGUE, "api");
        add(MAIN, Strength.RING, "main", "bootstrap");
        add(MAIN, Strength.KIND, "boot", "launcher", "config", "configuration", "wiring", "di");
        add(MAIN, Strength.VAGUE, "app");
        for (String adapter : List.of("adapter", "adapters")) {
            INWARD.forEach(in -> addPair(DELIVERY, adapter, in));
            OUTWARD.forEach(out -> addPair(REPOSITORY, adapter, out));
        }
    }

    private Words() {}

    /** Returns the word that starts at a package, or one that says nothing. */
    static Word at(List<String> packages, int index) {
        String text = packages.get(index);
        if (index + 1 < packages.size()) {
            Word pair = WORDS.get(text + "." + packages.get(index + 1));
            if (pair != null) {
                return pair;
            }
        }
        return WORDS.getOrDefault(text, new Word(text, MAIN, Strength.VAGUE, 0));
    }

    /** Returns whether a package may be the name of a feature. */
    static boolean mayBeFeature(String text) {
        return !WORDS.containsKey(text) && !TECHNICAL.contains(text);
    }

    private static void add(Layer layer, Strength strength, String... texts) {
        for (String text : texts) {
            WORDS.put(text, new Word(text, layer, strength, 1));
        }
    }

    private static void addPair(Layer layer, String first, String second) {
        WORDS.put(first + "." + second, new Word(first + "." + second, layer, Strength.RING, 2));
    }
}
