package dev.heddle.delivery.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.stream.Stream;

/** Tells which types have constraints, so that those without cost nothing. Thread-safe. */
final class Constraints {

    private static final String PACKAGE = "jakarta.validation.";

    private static final ClassValue<Boolean> ON_TYPE = new ClassValue<>() {

        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.isArray() ? on(type.componentType()) : lineage(type).anyMatch(Constraints::areIn);
        }
    };

    /** Returns whether a value of the type may break a constraint. */
    static boolean on(Class<?> type) {
        return ON_TYPE.get(type);
    }

    /** Returns the type, and all that it inherits from outside of the JDK. */
    private static Stream<Class<?>> lineage(Class<?> type) {
        if (type.isPrimitive() || type.getName().startsWith("java.")) {
            return Stream.of();
        }
        Stream<Class<?>> above = Stream.concat(Stream.ofNullable(type.getSuperclass()),
                Arrays.stream(type.getInterfaces()));
        return Stream.concat(Stream.of(type), above.flatMap(Constraints::lineage));
    }

    private static boolean areIn(Class<?> type) {
        return areOn(type)
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> areOn(field) || areOn(field.getAnnotatedType()))
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> areOn(method) || areOn(method.getAnnotatedReturnType()));
    }

    private static boolean areOn(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(Constraints::isOne);
    }

    private static boolean areOn(AnnotatedType type) {
        return areOn((AnnotatedElement) type) || switch (type) {
            case AnnotatedParameterizedType generic ->
                Arrays.stream(generic.getAnnotatedActualTypeArguments()).anyMatch(Constraints::areOn);
            case AnnotatedArrayType array -> areOn(array.getAnnotatedGenericComponentType());
            default -> false;
        };
    }

    /** Those of the standard, those that are marked as such, and the lists that repeat them. */
    private static boolean isOne(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        Class<?> around = type.getEnclosingClass();
        return type.getName().startsWith(PACKAGE) || isMarked(type) || (around != null && isMarked(around));
    }

    private static boolean isMarked(Class<?> type) {
        return type.isAnnotationPresent(jakarta.validation.Constraint.class);
    }

    private Constraints() {}
}
