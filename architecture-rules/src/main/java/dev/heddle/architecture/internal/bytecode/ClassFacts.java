package dev.heddle.architecture.internal.bytecode;

import static java.util.Comparator.comparingInt;

import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import dev.heddle.architecture.model.Member;
import dev.heddle.architecture.model.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of one class, while it is read. */
final class ClassFacts {

    private final String name;
    private final String topLevel;
    private final Set<String> mentions;
    private final Set<Dependency> dependencies = new LinkedHashSet<>();
    private final List<AnnotationUse> annotations = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<Call> calls = new LinkedHashSet<>();
    private final List<Body> bodies = new ArrayList<>();
    private final Map<String, Body> made = new HashMap<>();

    /** @param mentions all classes that the file names */
    ClassFacts(String name, Set<String> mentions) {
        this.name = name;
        this.topLevel = Names.topLevel(name);
        this.mentions = mentions;
    }

    String name() {
        return name;
    }

    /** Returns the code of the methods that are in the source. */
    List<Body> bodies() {
        return bodies;
    }

    /** Returns the code that the compiler has put into methods of its own, by {@link Body#key}. */
    Map<String, Body> made() {
        return made;
    }

    void add(Member member) {
        members.add(member);
    }

    void add(Call call) {
        calls.add(call);
    }

    /** The class's own nested classes, and {@code Object}, are no dependencies. */
    void add(String target, DependencyKind kind, String member, int line) {
        if (!target.equals("java.lang.Object") && !TypeNames.isPrimitive(target)
                && !Names.topLevel(target).equals(topLevel)) {
            dependencies.add(new Dependency(target, kind, member, line));
        }
    }

    void add(List<Annotation> found, String member, int line) {
        for (Annotation annotation : found) {
            add(annotation.type(), DependencyKind.ANNOTATION, member, line);
            annotation.classes().forEach(c -> add(c, DependencyKind.ANNOTATION, member, line));
            add(annotation.within(), member, line);
            annotations.add(new AnnotationUse(annotation.type(), annotation.values(), member));
        }
    }

    /** Adds what a generic signature names beside the types without their arguments. */
    void addTypeArguments(Stream<String> targets, Set<String> raw, String member, int line) {
        targets.filter(target -> !raw.contains(target))
                .forEach(target -> add(target, DependencyKind.TYPE_ARGUMENT, member, line));
    }

    /** Returns the classes of a member's signature. */
    static List<String> signature(Stream<String> types) {
        return types.filter(type -> !TypeNames.isPrimitive(type)).distinct().sorted().toList();
    }

    /** Returns what annotations are called. */
    static List<String> types(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::type).sorted().toList();
    }

    List<AnnotationUse> annotations() {
        return List.copyOf(annotations);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Member> members() {
        return members.stream().sorted(comparingInt(Member::line).thenComparing(Member::label)).toList();
    }

    List<Dependency> dependencies() {
        mention();
        return dependencies.stream().sorted(comparingInt(Dependency::line).thenComparing(Dependency::target)
                .thenComparing(Dependency::member).thenComparing(Dependency::kind)).toList();
    }

    /** Adds what nothing else has named. A nested class brings the class around it into the pool, without a use of it. */
    private void mention() {
        Set<String> known = new HashSet<>();
        dependencies.forEach(d -> addAround(d.target(), known));
        mentions.stream().filter(mention -> !known.contains(mention))
                .forEach(mention -> add(mention, DependencyKind.MENTION, "", 0));
    }

    /** Adds the class, and each that it is nested in. */
    private static void addAround(String className, Set<String> names) {
        names.add(className);
        for (int dollar = className.lastIndexOf('$'); dollar > 0; dollar = className.lastIndexOf('$', dollar - 1)) {
            names.add(className.substring(0, dollar));
        }
    }
}
