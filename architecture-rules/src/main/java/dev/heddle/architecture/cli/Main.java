package dev.heddle.architecture.cli;

import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.report.ConsoleReport;
import dev.heddle.architecture.report.RulePages;
import dev.heddle.architecture.report.Tool;
import java.io.PrintStream;
import java.util.List;

/** Checks a project from the command line. Exit codes: 0 passed, 1 broken rules or something unseen, 2 wrong use. */
public final class Main {

    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private Main() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** What isn't a verdict is 2: a crash must not look like broken rules, and still less like none. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return run(Arguments.parse(arguments), out);
        } catch (WrongUseException e) {
            err.println("error: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            err.println("error: the check broke off, which is a fault of the rules and not of the project:");
            e.printStackTrace(err);
        }
        return WRONG_USE;
    }

    private static int run(Arguments arguments, PrintStream out) {
        if (arguments.has(Option.HELP)) {
            out.print(Help.TEXT);
            return PASSED;
        }
        if (arguments.has(Option.VERSION)) {
            out.println(Tool.NAME + " " + Tool.version().orElse("of an unknown version"));
            return PASSED;
        }
        if (arguments.has(Option.EXPLAIN)) {
            out.print(new RulePages().of(arguments.one(Option.EXPLAIN).orElseThrow()));
            return PASSED;
        }
        if (arguments.has(Option.SCHEMA)) {
            out.print(Tool.schema());
            return PASSED;
        }
        try (UnpackedJars jars = new UnpackedJars()) {
            Verdict verdict = new Order(arguments, jars).checkRun().run();
            out.print(ConsoleReport.of(verdict));
            return verdict.passed() ? PASSED : FAILED;
        }
    }
}
