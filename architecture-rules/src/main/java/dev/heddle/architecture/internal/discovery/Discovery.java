package dev.heddle.architecture.internal.discovery;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Config;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the project around a class, upwards from where the class was loaded: its module is the first folder with a build
 * file, the project's root the first with an {@code architecture.yaml}, or else the last in a row with a build file.
 */
public final class Discovery {

    private Discovery() {}

    /**
     * Returns the project of a class: the modules that its {@code architecture.yaml} lists, else the module of the class.
     *
     * @throws WrongUseException where the class comes from a jar, or a module is missing or not compiled
     */
    public static Project around(Class<?> type, Function<Path, Config> read) {
        return around(folderOf(type), read);
    }

    static Project around(Path start, Function<Path, Config> read) {
        Path module = upwards(start).filter(BuildFiles::isIn).findFirst()
                .orElseThrow(() -> new WrongUseException("No build file (" + String.join(", ", BuildFiles.ALL)
                        + ") in a folder above " + start + ": name the modules with Project.of"));
        Optional<Path> config = upwards(module).flatMap(f -> Project.configIn(f).stream()).findFirst();
        Path root = config.map(c -> Optional.ofNullable(c.getParent()).orElse(module)).orElseGet(() -> top(module));
        List<String> listed = config.map(read).map(Config::modules).orElse(List.of());
        return new Project(root, modules(root, module, listed), config);
    }

    /** Returns the modules that a file lists, else all that are compiled below a root, those left out excepted. */
    public static List<Module> below(Path root, Config config) {
        Path absolute = root.toAbsolutePath().normalize();
        if (!config.modules().isEmpty()) {
            return modules(absolute, absolute, config.modules());
        }
        return ModuleFolders.below(absolute).compiled().stream().map(folder -> compiled(absolute, folder))
                .filter(module -> !config.unseen().containsKey(module.name())).toList();
    }

    private static List<Module> modules(Path root, Path module, List<String> listed) {
        if (listed.isEmpty()) {
            return List.of(compiled(root, module));
        }
        List<Module> modules = new ArrayList<>();
        for (String folder : listed) {
            Path path = root.resolve(folder).normalize();
            if (!Files.isDirectory(path)) {
                throw new WrongUseException("The module " + folder + " of " + Project.CONFIG + " is missing: " + path
                        + " does not exist. Mend the list \"modules\"");
            }
            modules.add(compiled(root, path));
        }
        return modules;
    }

    private static Module compiled(Path root, Path folder) {
        String relative = root.relativize(folder).toString().replace('\\', '/');
        Module module = Module.in(relative.isEmpty() ? String.valueOf(folder.getFileName()) : relative, folder);
        if (module.classFolders().isEmpty()) {
            throw new WrongUseException("The module " + module.name()
                    + " is not compiled: there is neither target/classes nor build/classes in " + folder);
        }
        return module;
    }

    private static Path folderOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null && source.getLocation() != null && source.getLocation().getProtocol().equals("file")) {
                Path path = Path.of(source.getLocation().toURI());
                if (Files.isDirectory(path)) {
                    return path;
                }
            }
        } catch (URISyntaxException e) {
            throw new WrongUseException("Unable to find where " + type.getName() + " was loaded from", e);
        }
        throw new WrongUseException(type.getName() + " was not loaded from a class folder: give a class of the module"
                + " under test, or name the modules with Project.of");
    }

    private static Path top(Path module) {
        Path top = module;
        for (Path folder : upwards(module).toList()) {
            if (!BuildFiles.isIn(folder) && !BuildFiles.hasAny(folder, BuildFiles.SETTINGS)) {
                break;
            }
            top = folder;
        }
        return top;
    }

    private static Stream<Path> upwards(Path start) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            folders.add(folder);
            if (Files.exists(folder.resolve(".git"))) {
                break;
            }
        }
        return folders.stream();
    }
}
