package dev.heddle.architecture.model;

import static java.util.stream.Collectors.groupingBy;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All classes of a project, each with its layer and its feature. Immutable. */
public final class Architecture {

    private final List<Module> modules;
    private final List<CodeClass> classes;
    private final Map<String, List<CodeClass>> byName;
    private final Map<CodeClass, Placement> placements;
    private final String base;

    /**
     * Places all classes, those that belong nowhere excepted.
     *
     * @param base the package of all, whose words say nothing of a class; may be empty
     */
    public Architecture(List<Module> modules, List<CodeClass> classes, Map<CodeClass, Placement> placements,
            String base) {
        this.modules = List.copyOf(modules);
        this.classes = List.copyOf(classes);
        this.byName = classes.stream().collect(groupingBy(CodeClass::name));
        this.placements = new HashMap<>(placements);
        this.base = base;
    }

    public List<Module> modules() {
        return modules;
    }

    /** Returns all classes, sorted by module and name. */
    public List<CodeClass> classes() {
        return classes;
    }

    /** Returns the classes of a layer, package-infos included. */
    public Stream<CodeClass> in(Layer layer) {
        return classes.stream().filter(c -> layerOf(c).filter(layer::equals).isPresent());
    }

    public Optional<Layer> layerOf(CodeClass type) {
        return Optional.ofNullable(placements.get(type)).map(Placement::layer);
    }

    /** Returns the feature (a slice through the layers, such as {@code account}), where its package names one. */
    public Optional<String> featureOf(CodeClass type) {
        return Optional.ofNullable(placements.get(type)).flatMap(Placement::feature);
    }

    /** Returns the words of the package of a class, those of the base of all excepted. */
    public List<String> wordsOf(CodeClass type) {
        String name = type.packageName();
        boolean within = !base.isEmpty() && (name + ".").startsWith(base + ".");
        return List.of((within ? name.substring(base.length()) : name).split("\\.", -1));
    }

    /** Returns the class of the project that a class means by a name: the one in its own module, where there are several. */
    public Optional<CodeClass> find(String name, CodeClass from) {
        List<CodeClass> found = byName.getOrDefault(name, List.of());
        return found.stream().filter(c -> c.module().equals(from.module())).findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** Returns whether the project has a class of this name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }
}
