package dev.heddle.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaGenericArrayType;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that a type is written with. ArchUnit's own method adds the bounds that a generic class declares where the
 * class is used raw, though only if it happens to know the class.
 */
final class Involved {

    private Involved() {}

    static Set<JavaClass> in(JavaType type) {
        Set<JavaClass> classes = new LinkedHashSet<>();
        add(type, classes);
        return classes;
    }

    static Set<JavaClass> boundsOf(JavaTypeVariable<?> variable) {
        Set<JavaClass> classes = new LinkedHashSet<>();
        addAll(variable.getUpperBounds(), classes);
        return classes;
    }

    private static void add(JavaType type, Set<JavaClass> classes) {
        if (type instanceof JavaClass raw) {
            classes.add(raw);
        } else if (type instanceof JavaParameterizedType parameterized) {
            classes.add(parameterized.toErasure());
            addAll(parameterized.getActualTypeArguments(), classes);
        } else if (type instanceof JavaWildcardType wildcard) {
            addAll(wildcard.getUpperBounds(), classes);
            addAll(wildcard.getLowerBounds(), classes);
        } else if (type instanceof JavaGenericArrayType array) {
            add(array.getComponentType(), classes);
        } else if (type instanceof JavaTypeVariable<?> variable) {
            // its bounds count where it is declared
            classes.add(variable.toErasure());
        }
    }

    private static void addAll(List<? extends JavaType> types, Set<JavaClass> classes) {
        types.forEach(type -> add(type, classes));
    }
}
