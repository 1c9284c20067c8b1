package dev.heddle.maven;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.rule.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** The projects below the root as modules of the check, each called by its folder. Those without code are none. */
final class Modules {

    private final Reactor reactor;
    private final Dependencies dependencies;
    private final Path root;
    private final Optional<Path> config;

    Modules(Reactor reactor, Dependencies dependencies, Path root, Optional<Path> config) {
        this.reactor = reactor;
        this.dependencies = dependencies;
        this.root = root.toAbsolutePath().normalize();
        this.config = config;
    }

    List<Module> all() {
        Set<String> unseen = Engine.unseenModules(config);
        List<MavenProject> projects = reactor.below(root).stream().filter(p -> !unseen.contains(name(p)))
                .filter(this::hasCode).toList();
        requireListed(projects.stream().map(this::name).toList());
        return projects.stream().map(this::module).toList();
    }

    private void requireListed(List<String> names) {
        Engine.listedModules(config).stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new WrongUseException("The module " + name + " of " + config.map(Path::toString).orElse("")
                    + " is not in this build, which has " + names + ": add it to the modules of the pom, or correct "
                    + "the list");
        });
    }

    private boolean hasCode(MavenProject project) {
        return hasClasses(project) || sources(project).stream().anyMatch(folder -> holds(folder, ".java", ".kt"));
    }

    private Module module(MavenProject project) {
        if (!hasClasses(project)) {
            throw new WrongUseException(
                    "The module " + name(project) + " is not compiled: run mvn compile before the check"
                            + (reactor.isInThisBuild(project) ? "" : ", and leave out -pl, or add -am"));
        }
        return new Module(name(project), List.of(classes(project)), sources(project),
                dependencies.of(project, other -> name(other)), Optional.of(project.getFile().toPath()));
    }

    /** As in reports and in {@code architecture.yaml}; what is not below the root is a library like any other. */
    private String name(MavenProject project) {
        Path folder = Reactor.folder(project);
        if (!folder.startsWith(root)) {
            return project.getGroupId() + ":" + project.getArtifactId();
        }
        String relative = root.relativize(folder).toString().replace('\\', '/');
        return relative.isEmpty() ? String.valueOf(folder.getFileName()) : relative;
    }

    private static Path classes(MavenProject project) {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    private static boolean hasClasses(MavenProject project) {
        return holds(classes(project), ".class");
    }

    private static List<Path> sources(MavenProject project) {
        return Stream.concat(project.getCompileSourceRoots().stream().map(Path::of),
                Module.in("", Reactor.folder(project)).sourceFolders().stream())
                .distinct().flatMap(folder -> existing(folder).stream()).toList();
    }

    private static List<Path> existing(Path folder) {
        return Files.isDirectory(folder) ? List.of(folder) : List.of();
    }

    private static boolean holds(Path folder, String... endings) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> Stream.of(endings).anyMatch(file.toString()::endsWith));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look into " + folder, e);
        }
    }
}
