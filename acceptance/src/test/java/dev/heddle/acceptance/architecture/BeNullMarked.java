package dev.heddle.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** That a package has a package-info with {@link NullMarked}. */
final class BeNullMarked extends ArchCondition<JavaPackage> {

    BeNullMarked() {
        super("have a package-info with @NullMarked");
    }

    @Override
    public void check(JavaPackage item, ConditionEvents events) {
        boolean marked = item.isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(item, marked,
                item.getName() + " is " + (marked ? "" : "not ") + "null-marked"));
    }
}
