package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name with a slip in it would find nothing, and be green. What the JDK has can be looked up. */
@EnabledForJreRange(min = JRE.JAVA_25)
class KnownNamesTest {

    private static final List<Class<?>> HOLDERS = List.of(Door.class, ConcurrencyHasOneOwner.class,
            TransactionsOnlyInUseCases.class, Libraries.class, NoFieldInjection.class,
            DomainDependsOnAllowedOnly.class);

    /** Come with a later Java. */
    private static final Set<String> LATER = Set.of("java.util.UUID.ofEpochMillis");

    @ParameterizedTest
    @MethodSource("calls")
    void call_ofTheJdk_isThere(String owner, String method) throws ClassNotFoundException {
        Class<?> type = Class.forName(owner);

        assertThat(Stream.of(type.getMethods(), type.getDeclaredMethods(), type.getConstructors())
                .flatMap(Arrays::stream).map(KnownNamesTest::signature))
                .anyMatch(signature -> matches(method, signature));
    }

    @ParameterizedTest
    @MethodSource("types")
    void type_ofTheJdk_isThere(String name) throws ClassNotFoundException {
        assertThat(Class.forName(name).getName()).isEqualTo(name);
    }

    static Stream<String[]> calls() {
        return constants(Calls.class)
                .flatMap(calls -> calls.byOwner().entrySet().stream())
                .filter(e -> e.getKey().startsWith("java."))
                .flatMap(e -> e.getValue().stream().map(method -> new String[]{e.getKey(), method}))
                .filter(call -> !LATER.contains(call[0] + "." + call[1]));
    }

    static Stream<String> types() {
        return constants(Types.class).flatMap(types -> types.names().stream()).filter(n -> n.startsWith("java."))
                .distinct();
    }

    private static <T> Stream<T> constants(Class<T> type) {
        return HOLDERS.stream().flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
                .filter(field -> field.getType() == type).map(field -> type.cast(value(field)));
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String signature(Executable method) {
        String name = method instanceof java.lang.reflect.Constructor ? "<init>" : method.getName();
        return name + "(" + String.join(", ",
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toList()) + ")";
    }

    private static boolean matches(String method, String signature) {
        String name = signature.substring(0, signature.indexOf('('));
        return method.equals(signature) || method.equals(name)
                || (method.startsWith("*") && name.endsWith(method.substring(1)));
    }
}
