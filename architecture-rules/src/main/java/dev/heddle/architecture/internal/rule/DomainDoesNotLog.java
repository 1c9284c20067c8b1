package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;

/** Logging, which the domain's allow-list leaves to this rule. */
final class DomainDoesNotLog {

    private DomainDoesNotLog() {}

    static Check check() {
        return new ForbiddenTypes(Rule.of("domain-does-not-log", "The domain doesn't log",
                "a rule of the domain says what happened by what it returns or throws, and a log line is seen by nobody who calls",
                "Return or throw what happened, and log in the use case or further out"),
                Layer.DOMAIN, Libraries.LOGGING, Libraries.NONE, "the domain must not log");
    }
}
