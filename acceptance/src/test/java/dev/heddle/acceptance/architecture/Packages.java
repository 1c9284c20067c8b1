package dev.heddle.acceptance.architecture;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;

/** The packages under one, as far as they hold classes. */
final class Packages extends AbstractClassesTransformer<JavaPackage> {

    private final String base;

    Packages(String base) {
        super("packages of " + base);
        this.base = base;
    }

    @Override
    public Iterable<JavaPackage> doTransform(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackage).filter(p -> p.getName().startsWith(base + "."))
                .collect(toSet());
    }
}
