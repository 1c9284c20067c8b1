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

/** Places classes in layers: by {@code architecture.yaml}, else by convention. */
public final class Layers {

    private static final Set<String> APPLICATIONS = Set.of("SpringBootApplication", "QuarkusMain");
    private static final Set<String> STARTERS = Set.of("SpringBootApplication", "QuarkusMain", "MicronautApplication",
            "Configuration");

    private final List<CodeClass> classes;
    private final Config config;
    private final Convention convention;
    private final boolean starts;
    private final Map<String, Reading> known = new HashMap<>();

    private Layers(List<CodeClass> classes, Config config) {
        this.classes = List.copyOf(classes);
        this.config = config;
        this.convention = new Convention(config.base(), classes.stream().map(CodeClass::packageName).toList());
        this.starts = classes.stream().filter(c -> c.packageName().equals(base())).anyMatch(Layers::starts);
    }

    /** Prepares to place the classes of a project. */
    public static Layers of(List<CodeClass> classes, Config config) {
        return new Layers(classes, config);
    }

    /** Returns the package of all, which no word of a layer is part of; may be empty. */
    public String base() {
        return convention.base();
    }

    /** Returns the packages that the project's own are in: the base, or several where they have nothing in common. */
    public Set<String> roots() {
        return convention.roots();
    }

    /**
     * Returns the place of each class that belongs somewhere.
     *
     * @throws WrongUseException where two layers match one class
     */
    public Map<CodeClass, Placement> place() {
        Map<CodeClass, Layer> placed = new HashMap<>();
        Contradictions contradictions = new Contradictions();
        for (CodeClass type : classes) {
            if (config.outside().keySet().stream().noneMatch(p -> p.matches(type.name()))) {
                layerOf(type, contradictions).ifPresent(layer -> placed.put(type, layer));
            }
        }
        contradictions.throwIfAny(classes);
        return new Features(config, convention).place(placed);
    }

    private Optional<Layer> layerOf(CodeClass type, Contradictions contradictions) {
        List<Layer> named = Arrays.stream(Layer.values())
                .filter(l -> config.of(l).packages().stream().anyMatch(p -> p.matches(type.name()))).toList();
        if (named.size() > 1) {
            throw new WrongUseException("Two layers match the class " + type.name() + ": " + named.get(0) + " and "
                    + named.get(1) + " of architecture.yaml. Narrow the packages of one of them");
        }
        return named.stream().findFirst().or(() -> byConvention(type, contradictions));
    }

    private Optional<Layer> byConvention(CodeClass type, Contradictions contradictions) {
        if (!config.conventions()) {
            return Optional.empty();
        }
        if (type.annotations().stream().anyMatch(Layers::isApplication)) {
            return Optional.of(Layer.MAIN);
        }
        Reading reading = known.computeIfAbsent(type.packageName(), convention::read);
        if (reading instanceof Reading.Torn torn) {
            contradictions.add(torn);
        }
        return reading instanceof Reading.Placed placed ? Optional.of(placed.layer())
                : Optional.of(Layer.MAIN).filter(main -> starts && type.packageName().equals(base()));
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
}
