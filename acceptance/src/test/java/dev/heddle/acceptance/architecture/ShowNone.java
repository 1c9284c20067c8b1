package dev.heddle.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** That a class names no hidden type where its users see it: in its supertypes, and in what is public or protected. */
final class ShowNone extends ArchCondition<JavaClass> {

    private final DescribedPredicate<JavaClass> hidden;

    ShowNone(DescribedPredicate<JavaClass> hidden) {
        super("show no types " + hidden.getDescription());
        this.hidden = hidden;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        report(item.getDescription(), supertypes(item), item, events);
        item.getMembers().stream().filter(ShowNone::isVisible)
                .forEach(member -> report(member.getDescription(), signature(member), item, events));
    }

    private void report(String place, Stream<JavaClass> types, JavaClass item, ConditionEvents events) {
        String shown = types.filter(hidden).map(JavaClass::getName).distinct().sorted().collect(joining(", "));
        if (!shown.isEmpty()) {
            events.add(SimpleConditionEvent.violated(item, place + " shows " + shown));
        }
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
    }

    private static Stream<JavaClass> supertypes(JavaClass item) {
        return Stream.concat(item.getSuperclass().stream(), item.getInterfaces().stream())
                .map(JavaType::getAllInvolvedRawTypes).flatMap(Set::stream);
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        Collection<JavaClass> thrown = member instanceof JavaCodeUnit code ? code.getExceptionTypes() : Set.of();
        return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown.stream());
    }
}
