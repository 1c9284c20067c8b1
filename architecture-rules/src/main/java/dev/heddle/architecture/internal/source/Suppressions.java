package dev.heddle.architecture.internal.source;

import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.SuppressArchitecture;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.internal.config.Nearest;
import dev.heddle.architecture.internal.source.Suppression.InClass;
import dev.heddle.architecture.internal.source.Suppression.InFile;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the code itself forgives, by annotation or by comment. One that forgives nothing is a problem. */
public final class Suppressions {

    private static final String ANNOTATION = SuppressArchitecture.class.getSimpleName();

    private final List<Suppression> all;
    private final Set<Suppression> used = new HashSet<>();

    private Suppressions(List<Suppression> all) {
        this.all = all;
    }

    /** Reads the annotations of the classes, and the comments of their sources. */
    public static Suppressions read(Collection<CodeClass> classes, Sources sources) {
        List<Suppression> all = new ArrayList<>();
        for (CodeClass type : classes) {
            type.annotations().stream().filter(a -> Names.simple(a.type()).equals(ANNOTATION))
                    .map(a -> annotated(type, a))
                    .forEach(all::add);
        }
        classes.stream().flatMap(type -> sources.of(type).stream()).collect(toCollection(LinkedHashSet::new))
                .forEach(file -> all.addAll(Comments.in(file)));
        return new Suppressions(all);
    }

    /** Returns whether a class is the annotation of this name, the project's own or ours, or what holds several. */
    public static boolean isSuppression(String className) {
        return Names.simple(Names.topLevel(className)).equals(ANNOTATION);
    }

    /** Returns the violations that are forgiven, each with its reason. */
    public List<Forgiven> forgive(Collection<Violation> violations) {
        List<Forgiven> forgiven = new ArrayList<>();
        for (Violation violation : violations) {
            List<Suppression> matching = all.stream().filter(s -> !s.reason().isBlank() && covers(s, violation))
                    .toList();
            used.addAll(matching);
            matching.stream().findFirst().ifPresent(s -> forgiven.add(new Forgiven(violation, s.reason())));
        }
        return forgiven;
    }

    /** Returns what is wrong with them, after all violations were seen. Those of rules that are off are let be. */
    public List<CoverageProblem> problems(Collection<String> ruleIds, Set<String> rulesThatRun) {
        return all.stream().flatMap(s -> problem(s, ruleIds, rulesThatRun))
                .map(message -> new CoverageProblem(message, "")).toList();
    }

    private Stream<String> problem(Suppression suppression, Collection<String> ruleIds, Set<String> rulesThatRun) {
        String start = suppression.place() + " suppresses " + suppression.rule();
        if (!ruleIds.contains(suppression.rule())) {
            return Stream.of(start + ", and no rule is called so"
                    + Nearest.of(suppression.rule(), ruleIds).map(n -> ", did you mean " + n + "?").orElse(""));
        }
        if (suppression.reason().isBlank()) {
            return Stream.of(start + " without a reason: say why");
        }
        boolean stale = rulesThatRun.contains(suppression.rule()) && !used.contains(suppression);
        return stale ? Stream.of(start + ", which nothing breaks there: take it out") : Stream.of();
    }

    private static Suppression annotated(CodeClass type, AnnotationUse annotation) {
        String place = type.name() + (annotation.member().isEmpty() ? "" : "." + annotation.member());
        return new Suppression(annotation.values().getOrDefault("rule", ""),
                annotation.values().getOrDefault("reason", ""), place, new InClass(type.name(), annotation.member()));
    }

    private static boolean covers(Suppression suppression, Violation violation) {
        if (!suppression.rule().equals(violation.rule().id())) {
            return false;
        }
        if (suppression.scope() instanceof InClass in) {
            return in.member().isEmpty() ? isWithin(violation.className(), in.className())
                    : violation.className().equals(in.className()) && violation.member().equals(in.member());
        }
        return suppression.scope() instanceof InFile in && in.file().equals(violation.sourceFile())
                && (in.line() == 0 || in.line() == violation.line());
    }

    private static boolean isWithin(String className, String outer) {
        return className.equals(outer) || className.startsWith(outer + "$")
                || (Names.simple(outer).equals("package-info")
                        && Names.packageOf(className).equals(Names.packageOf(outer)));
    }
}
