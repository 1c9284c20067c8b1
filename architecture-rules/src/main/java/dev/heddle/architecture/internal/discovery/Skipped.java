package dev.heddle.architecture.internal.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders that hold no modules: the sources and the output of one, and the build of Gradle itself. Their names alone don't tell, since a module may be called
 * {@code build} too.
 */
final class Skipped {

    private static final Pattern SOURCES = Pattern.compile("main|test|it|.*Main|.*Test");
    private static final Pattern INTELLIJ = Pattern.compile("production");
    private static final Pattern ECLIPSE = Pattern.compile("main|default");

    private Skipped() {}

    static boolean is(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (name.startsWith(".") || name.equals("node_modules")) {
            return true;
        }
        Path parent = Optional.ofNullable(folder.getParent()).orElse(folder);
        if (name.equals("buildSrc") && BuildFiles.hasAny(parent, BuildFiles.GRADLE)) {
            return true;
        }
        if (BuildFiles.isIn(folder)) {
            return false;
        }
        return BuildFiles.isIn(parent) ? isOutput(name, folder, parent) : isSources(name, parent);
    }

    private static boolean isSources(String name, Path parent) {
        return parent.endsWith("src") && SOURCES.matcher(name).matches()
                && Optional.ofNullable(parent.getParent()).filter(BuildFiles::isIn).isPresent();
    }

    private static boolean isOutput(String name, Path folder, Path parent) {
        return switch (name) {
            case "target" -> BuildFiles.hasAny(parent, List.of(BuildFiles.MAVEN));
            case "build" -> BuildFiles.hasAny(parent, BuildFiles.GRADLE);
            case "out" -> holds(folder, INTELLIJ);
            case "bin" -> holds(folder, ECLIPSE);
            default -> false;
        };
    }

    private static boolean holds(Path folder, Pattern names) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> names.matcher(String.valueOf(file.getFileName())).matches());
        } catch (IOException e) {
            return true;
        }
    }
}
