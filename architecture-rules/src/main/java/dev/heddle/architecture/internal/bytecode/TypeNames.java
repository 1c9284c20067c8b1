package dev.heddle.architecture.internal.bytecode;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** From the names in class files to those of {@link Class#getName()}. Each is kept once; safe for many threads. */
final class TypeNames {

    private static final Set<String> PRIMITIVES = Set.of("void", "boolean", "char", "byte", "short", "int", "float",
            "long", "double");

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, String> classes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> parameters = new ConcurrentHashMap<>();

    static boolean isPrimitive(String name) {
        return PRIMITIVES.contains(name);
    }

    /** Returns the class of an internal name such as {@code java/lang/String}; that of the elements for an array. */
    String of(String internal) {
        String known = classes.get(internal);
        return known == null ? add(internal) : known;
    }

    /** Returns the class that a descriptor names; that of the elements for an array. */
    String element(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT ? of(element.getInternalName()) : element.getClassName();
    }

    /** Returns the name of any type: {@code int}, {@code [Ljava.lang.String;}. */
    String name(Type type) {
        return type.getSort() == Type.ARRAY ? same(type.getDescriptor().replace('/', '.')) : element(type);
    }

    /** Returns the names of a method's parameters. */
    List<String> parameters(String descriptor) {
        List<String> known = parameters.get(descriptor);
        if (known != null) {
            return known;
        }
        List<String> names = Stream.of(Type.getArgumentTypes(descriptor)).map(this::name).toList();
        parameters.put(descriptor, names);
        return names;
    }

    /** Returns a text that is equal, the same one for all that are equal. */
    String same(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** Returns what reports call a method: {@code find(String)}. */
    String label(String method, String descriptor) {
        return same(method + Stream.of(Type.getArgumentTypes(descriptor)).map(type -> simple(type.getClassName()))
                .collect(joining(", ", "(", ")")));
    }

    /**
     * Returns the name in the source: without the package, the classes around it, and the number of a local class. Scala puts
     * a dollar at the end.
     */
    static String simple(String name) {
        int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$', name.length() - 2)) + 1;
        while (start < name.length() && !Character.isJavaIdentifierStart(name.charAt(start))) {
            start++;
        }
        return name.substring(start);
    }

    private String add(String internal) {
        String name = internal.startsWith("[") ? element(Type.getObjectType(internal))
                : same(internal.replace('/', '.'));
        classes.put(internal, name);
        return name;
    }
}
