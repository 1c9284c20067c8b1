package dev.heddle.architecture.internal.layer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.layer.Reading.Torn;
import dev.heddle.architecture.model.CodeClass;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The packages that two layers match, told at once with the lines that decide. */
final class Contradictions {

    private final Map<String, Torn> byPackage = new TreeMap<>();

    void add(Torn torn) {
        byPackage.put(torn.packageName(), torn);
    }

    void throwIfAny(Collection<CodeClass> classes) {
        if (byPackage.isEmpty()) {
            return;
        }
        throw new WrongUseException(headline() + """
            Write into architecture.yaml which it is. Where the word further in is the layer, and the other one a name:
            %sand where the word further out is the layer:
            %s""".formatted(lines(t -> t.inner().layer()), lines(t -> t.outer().layer())).stripTrailing()
                + base(classes));
    }

    private String headline() {
        String each = byPackage.values().stream().map(Contradictions::sentence).collect(joining("\n  "));
        return byPackage.size() == 1 ? "Two layers match the package " + each + ". "
                : "Two layers match " + byPackage.size() + " packages:\n  " + each + "\n";
    }

    private static String sentence(Torn torn) {
        return "%s: %s by its part \"%s\", and %s by \"%s\"".formatted(torn.packageName(), torn.outer().layer(),
                torn.outer().text(), torn.inner().layer(), torn.inner().text());
    }

    private String lines(Function<Torn, Layer> reading) {
        StringBuilder lines = new StringBuilder("  layers:\n");
        Map<Layer, TreeSet<String>> packages = byPackage.values().stream().collect(groupingBy(reading, TreeMap::new,
                mapping(Torn::packageName, toCollection(TreeSet::new))));
        packages.forEach((layer, names) -> lines.append("    ").append(layer.key()).append(":\n      packages: [")
                .append(String.join(", ", names)).append("]\n"));
        return lines.toString();
    }

    /** Helps only where everything is below: what is not would have no layer. */
    private String base(Collection<CodeClass> classes) {
        String outer = byPackage.values().iterator().next().upToOuter();
        boolean all = classes.stream().allMatch(c -> (c.packageName() + ".").startsWith(outer + "."));
        return all ? "\nor, as " + outer + " comes before all layers:\n  base: " + outer : "";
    }
}
