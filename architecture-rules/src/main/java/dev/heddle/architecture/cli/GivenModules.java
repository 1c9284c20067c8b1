package dev.heddle.architecture.cli;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.discovery.BuildFiles;
import dev.heddle.architecture.internal.discovery.ClassFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules whose class folders and jars the command line names. */
final class GivenModules {

    private final UnpackedJars jars;
    private final Path root;
    private final Map<String, List<Path>> classes;
    private final Map<String, List<Path>> sources;

    GivenModules(Arguments arguments, UnpackedJars jars, Path root) {
        this.jars = jars;
        this.root = root;
        this.classes = new NamedPaths(Option.CLASSES, root).of(arguments);
        this.sources = new NamedPaths(Option.SOURCES, root).of(arguments);
    }

    /** @param listed the modules that {@code architecture.yaml} wants to be checked */
    List<Module> all(List<String> listed) {
        sources.keySet().stream().filter(name -> !classes.containsKey(name)).findFirst().ifPresent(name -> {
            throw new WrongUseException("The sources of " + name + " have no classes, whose modules are "
                    + classes.keySet() + ": write " + Option.SOURCES.word() + " MODULE=PATH");
        });
        listed.stream().filter(name -> !isGiven(name)).findFirst().ifPresent(name -> {
            throw new WrongUseException("The module " + name + " of " + Project.CONFIG + " was not given: add "
                    + Option.CLASSES.word() + " " + name + "=PATH, or take it out of the list \"modules\"");
        });
        List<Module> modules = new ArrayList<>();
        classes.forEach((name, paths) -> modules.add(new Module(name, paths.stream().map(jars::folder).toList(),
                sources.getOrDefault(name, usual(paths)), List.of())));
        return modules;
    }

    private boolean isGiven(String name) {
        Path folder = root.resolve(name).normalize();
        return classes.containsKey(name) || classes.values().stream().flatMap(List::stream)
                .anyMatch(path -> module(path).filter(folder::equals).isPresent());
    }

    private List<Path> usual(List<Path> paths) {
        return paths.stream().flatMap(path -> module(path).stream())
                .flatMap(folder -> Module.in("", folder).sourceFolders().stream()).distinct().toList();
    }

    private Optional<Path> module(Path path) {
        return ClassFolders.moduleOf(path).or(() -> BuildFiles.nearest(path, root));
    }
}
