package dev.heddle.architecture.internal.discovery;

import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a module's class files are: Maven's {@code target/classes}, Gradle's {@code build/classes} by language and source
 * set, with one more folder for each target of a multiplatform project.
 */
public final class ClassFolders {

    private static final Path MAVEN = Path.of("target", "classes");
    private static final Path GRADLE = Path.of("build", "classes");
    private static final int DEEPEST = 3;
    /** {@code test}, {@code integrationTest}, {@code testFixtures}; not {@code latest}. */
    private static final Pattern TESTS = Pattern.compile("(test|.*Test)s?([A-Z].*)?");
    private static final Set<String> MEASURES = Set.of("jmh", "benchmark", "benchmarks");

    private ClassFolders() {}

    /** Returns those of a module that exist, without those of tests. */
    public static List<Path> in(Path module) {
        Stream<Path> maven = Stream.of(module.resolve(MAVEN)).filter(Files::isDirectory);
        return Stream.concat(maven, folders(module.resolve(GRADLE)).flatMap(ClassFolders::sourceSets)).toList();
    }

    /** Returns the module that a class folder belongs to, where it is in one of these places. */
    public static Optional<Path> moduleOf(Path classes) {
        if (classes.endsWith(MAVEN)) {
            return Optional.ofNullable(classes.getParent()).map(Path::getParent);
        }
        return Stream.iterate(classes, folder -> folder != null, Path::getParent).limit(DEEPEST + 1L)
                .filter(folder -> folder.endsWith(GRADLE)).findFirst().map(Path::getParent).map(Path::getParent);
    }

    private static Stream<Path> sourceSets(Path language) {
        boolean kotlin = language.endsWith("kotlin");
        return folders(language).filter(set -> !isForTests(set))
                .map(set -> kotlin && !set.endsWith("main") && Files.isDirectory(set.resolve("main"))
                        ? set.resolve("main")
                        : set);
    }

    private static boolean isForTests(Path sourceSet) {
        String name = String.valueOf(sourceSet.getFileName());
        return TESTS.matcher(name).matches() || MEASURES.contains(name);
    }

    private static Stream<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new WrongUseException("Unable to look for class files in " + folder, e);
        }
    }
}
