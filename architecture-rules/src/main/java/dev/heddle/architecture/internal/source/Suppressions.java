package dev.heddle.architecture.internal.source;

import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.SuppressArchitecture;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.internal.config.Nearest;
import dev.heddle.architecture.internal.config.Reason;
import dev.heddle.architecture.internal.source.Suppression.InClass;
import dev.heddle.architecture.internal.source.Suppression.Scope;
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

    private static final int PLACES_SHOWN = 3;
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
                    .filter(a -> !isOfAComponent(type, a))
                    .map(a -> annotated(type, a, sources))
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
            List<Suppression> matching = all.stream().filter(s -> Reason.isGiven(s.reason()) && s.covers(violation))
                    .toList();
            used.addAll(matching);
            matching.stream().findFirst().ifPresent(s -> forgiven.add(new Forgiven(violation, s.reason())));
        }
        return forgiven;
    }

    /** Returns what is wrong with them, after all violations were seen. Those of rules that didn't run are let be. */
    public List<CoverageProblem> problems(Collection<Violation> violations, Collection<String> ruleIds,
            Set<String> rulesThatRan) {
        return all.stream().flatMap(s -> problem(s, violations, ruleIds, rulesThatRan))
                .map(message -> new CoverageProblem(message, "")).toList();
    }

    private Stream<String> problem(Suppression suppression, Collection<Violation> violations,
            Collection<String> ruleIds, Set<String> rulesThatRan) {
        String start = suppression.place() + " suppresses " + suppression.rule();
        if (!ruleIds.contains(suppression.rule())) {
            return Stream.of(start + ", and no rule is called so"
                    + Nearest.of(suppression.rule(), ruleIds).map(n -> ", did you mean " + n + "?").orElse(""));
        }
        if (!Reason.isGiven(suppression.reason())) {
            return Stream.of(start + " without a reason: say why");
        }
        boolean stale = rulesThatRan.contains(suppression.rule()) && !used.contains(suppression);
        return stale ? Stream.of(start + ", which nothing breaks there: take it out" + near(suppression, violations))
                : Stream.of();
    }

    /** Where the rule is broken in the same file or class: there it was probably meant to stand. */
    private static String near(Suppression suppression, Collection<Violation> violations) {
        List<String> places = violations.stream().filter(suppression::isNear).map(Violation::place)
                .distinct().limit(PLACES_SHOWN).toList();
        return places.isEmpty() ? "" : ", or put it at what breaks the rule: " + String.join(", ", places);
    }

    /** The compiler copies what is on a record's component to its accessor. */
    private static boolean isOfAComponent(CodeClass type, AnnotationUse onAccessor) {
        return type.kind() == CodeClass.Kind.RECORD && type.annotations().stream()
                .anyMatch(a -> onAccessor.equals(new AnnotationUse(a.type(), a.values(), a.member() + "()")));
    }

    private static Suppression annotated(CodeClass type, AnnotationUse annotation, Sources sources) {
        String member = annotation.member();
        List<Scope> scopes = new ArrayList<>(List.of(new InClass(type.name(), member)));
        if (!member.isEmpty()) {
            sources.of(type).flatMap(file -> AnnotatedMember.lines(type, member, file, ANNOTATION))
                    .ifPresent(scopes::add);
        }
        return new Suppression(annotation.values().getOrDefault("rule", ""),
                annotation.values().getOrDefault("reason", ""),
                type.name() + (member.isEmpty() ? "" : "." + member), scopes);
    }
}
