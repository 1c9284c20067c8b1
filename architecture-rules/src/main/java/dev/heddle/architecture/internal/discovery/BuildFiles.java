package dev.heddle.architecture.internal.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that make a folder a module. */
public final class BuildFiles {

    static final List<String> GRADLE = List.of("build.gradle", "build.gradle.kts");
    static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");
    static final String MAVEN = "pom.xml";
    static final List<String> ALL = Stream.concat(Stream.of(MAVEN), GRADLE.stream()).toList();

    private BuildFiles() {}

    /** Returns whether a folder is a module by itself. */
    static boolean isIn(Path folder) {
        return hasAny(folder, ALL);
    }

    static boolean hasAny(Path folder, List<String> files) {
        return files.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** Returns the nearest folder with a build file, from one upwards to another. */
    public static Optional<Path> nearest(Path start, Path top) {
        return Stream.iterate(start, f -> f != null && f.startsWith(top), Path::getParent).filter(BuildFiles::isIn)
                .findFirst();
    }
}
