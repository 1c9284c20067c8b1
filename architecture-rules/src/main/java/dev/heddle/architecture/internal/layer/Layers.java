package dev.heddle.architecture.internal.layer;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Member;
import dev.heddle.architecture.model.Names;
import dev.heddle.architecture.model.Placement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Places classes in layers: by {@code architecture.yaml}, else by convention. */
public final class Layers {

    private static final Set<String> APPLICATIONS = Set.of("SpringBootApplication", "QuarkusMain");
    private static final Set<String> STARTERS = Set.of("SpringBootApplication", "QuarkusMain", "MicronautApplication",
            "Configuration");

    private final List<CodeClass> classes;
    private final Config config;
    private final Convention convention;
    private final String base;
    private final boolean starts;
    private final Map<String, Optional<Layer>> known = new HashMap<>();

    private Layers(List<CodeClass> classes, Config config) {
        this.classes = List.copyOf(classes);
        this.config = config;
        this.base = config.base().orElseGet(() -> base(classes));
        this.convention = new Convention(config.base().orElse(""));
        this.starts = classes.stream().filter(c -> c.packageName().equals(base)).anyMatch(Layers::starts);
    }

    /** Prepares to place the classes of a project. */
    public static Layers of(List<CodeClass> classes, Config config) {
        return new Layers(classes, config);
    }

    /** Returns the package of all, which no word of a layer is part of; may be empty. */
    public String base() {
        return base;
    }

    /**
     * Returns the place of each class that belongs somewhere.
     *
     * @throws WrongUseException where two layers match one class
     */
    public Map<CodeClass, Placement> place() {
        Map<CodeClass, Layer> placed = new HashMap<>();
        for (CodeClass type : classes) {
            if (config.outside().keySet().stream().noneMatch(p -> p.matches(type.name()))) {
                layerOf(type).ifPresent(layer -> placed.put(type, layer));
            }
        }
        return new Features(config, new Convention(base)).place(placed);
    }

    private Optional<Layer> layerOf(CodeClass type) {
        List<Layer> named = Arrays.stream(Layer.values())
                .filter(l -> config.of(l).packages().stream().anyMatch(p -> p.matches(type.name()))).toList();
        if (named.size() > 1) {
            throw new WrongUseException("Two layers match the class " + type.name() + ": " + named.get(0) + " and "
                    + named.get(1) + " of architecture.yaml. Narrow the packages of one of them");
        }
        return named.stream().findFirst().or(() -> byConvention(type));
    }

    private Optional<Layer> byConvention(CodeClass type) {
        if (config.conventions() && type.annotations().stream().anyMatch(Layers::isApplication)) {
            return Optional.of(Layer.MAIN);
        }
        return config.conventions() ? known.computeIfAbsent(type.packageName(), this::byConvention) : Optional.empty();
    }

    private Optional<Layer> byConvention(String packageName) {
        return convention.layerOf(packageName)
                .or(() -> Optional.of(Layer.MAIN).filter(main -> starts && packageName.equals(base)));
    }

    /** Whether it is the application itself, which scans the packages below its own, in whatever ring that is. */
    private static boolean isApplication(AnnotationUse annotation) {
        return APPLICATIONS.contains(Names.simple(annotation.type()));
    }

    /** Whether the program starts here, or is wired here. */
    private static boolean starts(CodeClass type) {
        return type.annotations().stream().anyMatch(a -> STARTERS.contains(Names.simple(a.type())))
                || type.members().stream().anyMatch(m -> m.name().equals("main")
                        && m.modifiers().containsAll(Set.of(Member.Modifier.PUBLIC, Member.Modifier.STATIC)));
    }

    /** The package that all others are in, cut off before the first word of a layer. */
    private static String base(List<CodeClass> classes) {
        Set<String> packages = new TreeSet<>();
        classes.forEach(c -> packages.add(c.packageName()));
        if (packages.isEmpty()) {
            return "";
        }
        String common = packages.stream().reduce(Layers::common).orElse("");
        List<String> parts = List.of(common.split("\\.", -1));
        int end = 0;
        while (end < parts.size() && Words.at(parts, end).length() == 0) {
            end++;
        }
        return String.join(".", parts.subList(0, end));
    }

    private static String common(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        int same = 0;
        while (same < Math.min(left.length, right.length) && left[same].equals(right[same])) {
            same++;
        }
        return String.join(".", Arrays.asList(left).subList(0, same));
    }
}
