package dev.heddle.architecture.internal.coverage;

import static java.util.stream.Collectors.toSet;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.discovery.BuildFiles;
import dev.heddle.architecture.internal.discovery.ClassFiles;
import dev.heddle.architecture.internal.discovery.RealPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was given to the rules. */
final class SeenFolders {

    private static final int SAME = -1;

    private final List<Path> classes;
    private final Set<Path> modules;

    SeenFolders(Project project) {
        this.classes = project.modules().stream().map(Module::classFolders).flatMap(List::stream).map(RealPath::of)
                .toList();
        this.modules = project.modules().stream().flatMap(module -> places(module)
                .flatMap(place -> BuildFiles.nearest(place, project.root()).stream())).map(RealPath::of)
                .collect(toSet());
    }

    private static Stream<Path> places(Module module) {
        return Stream.of(module.classFolders().stream(), module.sourceFolders().stream(), module.buildFile().stream())
                .flatMap(places -> places).map(place -> place.toAbsolutePath().normalize());
    }

    /** Returns whether something of a module was given, wherever its class files are. */
    boolean isModule(Path folder) {
        return modules.contains(RealPath.of(folder));
    }

    /** Returns whether a class folder was given, or one with the same class files, such as that of a jar. */
    boolean holds(Path folder) {
        return classes.contains(RealPath.of(folder)) || ClassFiles.byVersion(folder).stream().flatMap(List::stream)
                .allMatch(file -> classes.stream()
                        .anyMatch(other -> isSame(file, other.resolve(folder.relativize(file)))));
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isRegularFile(other) && Files.mismatch(file, other) == SAME;
        } catch (IOException e) {
            throw new WrongUseException("Unable to read the class file " + file, e);
        }
    }
}
