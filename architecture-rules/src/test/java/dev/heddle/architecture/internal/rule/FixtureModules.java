package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The modules of a fixture: as {@code modules.txt} says, or one of all its classes. */
final class FixtureModules {

    private static final Path SOURCES = Path.of("src/test/java").toAbsolutePath();

    private FixtureModules() {}

    static List<Module> in(Path classes) {
        Path file = classes.resolve("modules.txt");
        if (!Files.exists(file)) {
            return List.of(
                    Module.of(String.valueOf(classes.getFileName()), classes).withSourceFolders(SOURCES));
        }
        List<Module> modules = new ArrayList<>();
        List<ModuleDependency> dependencies = new ArrayList<>();
        List<String> lines = read(file);
        for (int i = lines.size(); i > 0; i--) {
            List<String> words = List.of(lines.get(i - 1).strip().split(" ", -1));
            if (words.get(0).equals("module")) {
                modules.add(Module.of(words.get(1), classes.resolve(words.get(3))).withSourceFolders(SOURCES)
                        .withBuildFile(source(file)).withDependencies(dependencies));
                dependencies.clear();
            } else if (!words.get(0).equals("#")) {
                dependencies.add(0, new ModuleDependency(words.get(0), words.get(1),
                        words.subList(Math.min(3, words.size()), words.size()), jar(words.get(0)), i));
            }
        }
        return modules;
    }

    private static Path source(Path resource) {
        Path testClasses = Stream.iterate(resource, Path::getParent).filter(p -> p.endsWith("test-classes")).findFirst()
                .orElseThrow();
        return Path.of("src/test/resources").toAbsolutePath().resolve(testClasses.relativize(resource));
    }

    private static Optional<Path> jar(String name) {
        String artifact = name.substring(name.indexOf(':') + 1);
        return name.contains(":")
                ? Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).map(Path::of)
                        .filter(p -> String.valueOf(p.getFileName()).matches(artifact + "-\\d.*")).findFirst()
                : Optional.empty();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
