package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import java.util.Set;

/** The end of the process. */
final class OnlyMainExits {

    private OnlyMainExits() {}

    static Check check() {
        return new ForbiddenCalls(Rule.of("only-main-exits", "Nobody but the main layer ends the process",
                "a class that exits takes everybody's work with it, without a way to say no, and ends the tests too",
                "Throw an exception, and let the main layer decide on the exit code"),
                Set.of(Layer.DOMAIN, Layer.USE_CASE, Layer.REPOSITORY, Layer.DELIVERY),
                Calls.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt",
                        "kotlin.system.ProcessKt.exitProcess"),
                "only the main layer ends the process");
    }
}
