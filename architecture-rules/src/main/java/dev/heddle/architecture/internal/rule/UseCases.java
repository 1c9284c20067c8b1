package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;

/** What use cases stay free of, one rule for each, so that a team can switch off the one it doesn't share. */
final class UseCases {

    private static final Types ELSEWHERE = Libraries.INJECTION.and(Libraries.SQL).and(Libraries.HTTP)
            .and(Libraries.NOTES).and(Libraries.DECLARATIONS).and(Libraries.LOGGING);

    private UseCases() {}

    static Check frameworks() {
        return new ForbiddenTypes(Rule.of("use-cases-are-free-of-frameworks",
                "Use cases don't depend on frameworks; annotations that declare transactions and constraints are fine",
                "a use case outlives its framework, and is tested without starting one",
                "Declare an interface for what the use case needs, and call the framework in an adapter behind it"),
                Layer.USE_CASE, Libraries.FRAMEWORKS, ELSEWHERE, "a use case must not depend on a framework");
    }

    static Check sql() {
        return new ForbiddenTypes(Rule.of("use-cases-are-free-of-sql",
                "Use cases don't know how things are stored: no SQL, no mapping, no client of a database",
                "what a service does would have to change with where it stores",
                "Declare a repository interface beside the use case, in words of the domain, and implement it in the repository layer"),
                Layer.USE_CASE, Libraries.SQL, Libraries.DECLARATIONS.and(Libraries.NOTES),
                "a use case must not know how things are stored").andOutside();
    }

    static Check http() {
        return new ForbiddenTypes(Rule.of("use-cases-are-free-of-http",
                "Use cases don't know how they are reached: no HTTP, no client or server, no format of the wire",
                "the same use case is called from a test, a queue and a command line",
                "Take a command of plain values; map JSON in the delivery, and call other services in an adapter behind a port"),
                Layer.USE_CASE, Libraries.HTTP, Libraries.NOTES,
                "a use case must not know how it is reached, or how things look on the wire").andOutside();
    }

    static Check injection() {
        return new ForbiddenTypes(Rule.of("use-cases-are-free-of-injection",
                "Use cases are plain classes with a constructor, without annotations for injection",
                "who makes a use case is for the main layer to decide, and new is enough in a test",
                "Make use cases in the main layer (a module, a @Configuration class, plain new), or allow the annotation that you want"),
                Layer.USE_CASE, Libraries.INJECTION, Libraries.NOTES,
                "a use case must not say how it is made and injected");
    }
}
