package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

import dev.heddle.architecture.internal.discovery.ClassFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A compiled module of the project.
 *
 * @param classFolders where its class files are, without those of tests
 * @param sourceFolders where its sources are, for lines and comments; may be empty
 * @param dependencies what it gets from its build; empty where the build isn't known
 * @param buildFile where it names its dependencies, such as {@code pom.xml}
 */
public record Module(String name, List<Path> classFolders, List<Path> sourceFolders,
        List<ModuleDependency> dependencies, Optional<Path> buildFile) {

    public Module {
        requireNonNull(name, "name is null");
        classFolders = List.copyOf(classFolders);
        sourceFolders = List.copyOf(sourceFolders);
        dependencies = List.copyOf(dependencies);
        requireNonNull(buildFile, "buildFile is null");
    }

    public Module(String name, List<Path> classFolders, List<Path> sourceFolders,
            List<ModuleDependency> dependencies) {
        this(name, classFolders, sourceFolders, dependencies, Optional.empty());
    }

    /** Returns a module of which the class files are known, and nothing else. */
    public static Module of(String name, Path... classFolders) {
        return new Module(name, List.of(classFolders), List.of(), List.of());
    }

    /** Returns the module in a folder that was built by Maven or by Gradle, in their usual places. */
    public static Module in(String name, Path folder) {
        return new Module(name, ClassFolders.in(folder), sources(folder), List.of());
    }

    /** Returns this module with the places of its sources. */
    public Module withSourceFolders(Path... folders) {
        return new Module(name, classFolders, List.of(folders), dependencies, buildFile);
    }

    /** Returns this module with what it gets from its build. */
    public Module withDependencies(List<ModuleDependency> known) {
        return new Module(name, classFolders, sourceFolders, known, buildFile);
    }

    /** Returns this module with the file that names its dependencies. */
    public Module withBuildFile(Path file) {
        return new Module(name, classFolders, sourceFolders, dependencies, Optional.of(file));
    }

    /** What was generated is a source too: its folders are one below these. */
    private static List<Path> sources(Path folder) {
        Stream<Path> generated = existing(folder, "target/generated-sources", "build/generated/sources",
                "build/generated/sources/annotationProcessor/java").stream().flatMap(Module::foldersIn);
        List<Path> written = existing(folder, "src/main/java", "src/main/kotlin", "src/main/scala", "src/main/groovy",
                "src/jvmMain/java", "src/jvmMain/kotlin", "src/commonMain/kotlin");
        return Stream.concat(written.stream(), generated).toList();
    }

    private static Stream<Path> foldersIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static List<Path> existing(Path folder, String... places) {
        return Stream.of(places).map(folder::resolve).filter(Files::isDirectory).toList();
    }
}
