package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param root the folder that holds all modules; paths in reports and in the baseline are relative to it
 * @param config {@code architecture.yaml}, if there is one
 * @param baseline the file of forgiven violations, where it is another than the one that {@code architecture.yaml} names
 */
public record Project(Path root, List<Module> modules, Optional<Path> config, Optional<Path> baseline) {

    /** The name of the file beside the build's own. */
    public static final String CONFIG = "architecture.yaml";

    public Project {
        root = root.toAbsolutePath().normalize();
        modules = List.copyOf(modules);
        requireNonNull(config, "config is null");
        requireNonNull(baseline, "baseline is null");
    }

    public Project(Path root, List<Module> modules, Optional<Path> config) {
        this(root, modules, config, Optional.empty());
    }

    /** Returns a project with the {@code architecture.yaml} in its root, if there is one. */
    public static Project of(Path root, List<Module> modules) {
        return new Project(root, modules, configIn(root));
    }

    /**
     * Returns the {@code architecture.yaml} in a folder, if there is one.
     *
     * @throws WrongUseException where there is an {@code architecture.yml}, which would be passed over
     */
    public static Optional<Path> configIn(Path folder) {
        Path other = folder.resolve(CONFIG.replace(".yaml", ".yml"));
        if (Files.exists(other)) {
            throw new WrongUseException(other + " is not read: call it " + CONFIG);
        }
        return Optional.of(folder.resolve(CONFIG)).filter(Files::exists);
    }
}
