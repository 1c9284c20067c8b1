package dev.heddle.architecture.internal.coverage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A package by feature, where a controller and a repository lie beside the classes that they serve. */
final class MixedPackage {

    private static final Map<String, Layer> ENDINGS = Map.of("Controller", Layer.DELIVERY, "Resource", Layer.DELIVERY,
            "Handler", Layer.DELIVERY, "Repository", Layer.REPOSITORY, "Dao", Layer.REPOSITORY, "Service",
            Layer.USE_CASE);

    private MixedPackage() {}

    /** Returns the lines that place classes by their names; empty where no name says a layer, or all say the same. */
    static String advice(List<CodeClass> classes) {
        Map<Layer, Set<String>> patterns = classes.stream().map(CodeClass::topLevelName)
                .collect(groupingBy(MixedPackage::layer, () -> new EnumMap<>(Layer.class),
                        mapping(MixedPackage::pattern, toCollection(TreeSet::new))));
        if (patterns.size() < 2) {
            return "";
        }
        return "or, where it holds several, by the names of the classes:\nlayers:\n"
                + patterns.entrySet().stream().map(e -> "  " + e.getKey().key() + ":\n    packages: ["
                        + String.join(", ", e.getValue()) + "]\n").collect(joining());
    }

    private static Layer layer(String className) {
        return ENDINGS.entrySet().stream().filter(e -> className.endsWith(e.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(Layer.DOMAIN);
    }

    private static String pattern(String className) {
        return ENDINGS.keySet().stream().filter(className::endsWith).findFirst()
                .map(ending -> "\"" + Names.packageOf(className) + ".*" + ending + "\"").orElse(className);
    }
}
