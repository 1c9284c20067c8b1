package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one rule found. */
public final class Findings {

    /** A place that breaks the rule, before anything is forgiven. */
    record Finding(CodeClass type, String member, int line, Optional<String> target, String message,
            boolean onAnnotation) {

        Finding(CodeClass type, String member, int line, Optional<String> target, String message) {
            this(type, member, line, target, message, false);
        }
    }

    private final List<Finding> all = new ArrayList<>();

    Findings() {}

    /** Reports a dependency, that of a record's component once; the message says which and how, then the sentence given. */
    public void add(CodeClass type, Dependency dependency, String sentence) {
        if (Components.repeats(type, dependency)) {
            return;
        }
        all.add(new Finding(type, dependency.member(), dependency.line(), Optional.of(dependency.target()),
                subject(type, dependency.member()) + " " + dependency.kind() + " " + dependency.target() + ": "
                        + sentence,
                dependency.kind() == DependencyKind.ANNOTATION));
    }

    /** Reports a call; the message says which, then the sentence given. */
    public void add(CodeClass type, Call call, String sentence) {
        String called = call.name().equals("<init>") ? "new " + call.owner() : call.owner() + "." + call.name();
        add(type, call.member(), call.line(), call.owner(),
                subject(type, call.member()) + " calls " + called + "(): " + sentence);
    }

    /** Reports a place in the words given. */
    public void add(CodeClass type, String member, int line, String target, String message) {
        all.add(new Finding(type, member, line, Optional.of(target), message));
    }

    /** Reports a class or a member that depends on nothing it shouldn't, but is wrong itself. */
    public void add(CodeClass type, String member, int line, String message) {
        all.add(new Finding(type, member, line, Optional.empty(), message));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    private static String subject(CodeClass type, String member) {
        return member.isEmpty() ? type.simpleName() : type.simpleName() + "." + member;
    }
}
