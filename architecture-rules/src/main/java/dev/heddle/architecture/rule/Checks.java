package dev.heddle.architecture.rule;

import dev.heddle.architecture.Rule;
import java.util.List;

/** All rules, in the order of the reports. */
public final class Checks {

    private static final List<Check> ALL = List.of(new LayersPointInward(), new ModulesPointInward(),
            new TestsPointInward(), new UsedModulesAreDeclared(), new UsedLibrariesAreDeclared());

    private Checks() {}

    public static List<Check> all() {
        return ALL;
    }

    /** Returns what the rules say, in the order of the reports. */
    public static List<Rule> rules() {
        return ALL.stream().map(Check::rule).toList();
    }
}
