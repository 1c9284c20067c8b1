package dev.heddle.architecture.internal.discovery;

import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class files in a class folder, behind symbolic links too. */
public final class ClassFiles {

    private static final String VERSIONS = "META-INF/versions";

    private ClassFiles() {}

    /** Returns those of the folder, and for each newer Java that it has other ones for, those. */
    public static List<List<Path>> byVersion(Path folder) {
        List<List<Path>> all = new ArrayList<>();
        all.add(in(folder));
        if (Files.isDirectory(folder.resolve(VERSIONS))) {
            try (Stream<Path> versions = Files.list(folder.resolve(VERSIONS))) {
                versions.filter(Files::isDirectory).sorted().forEach(version -> all.add(in(version)));
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        return all;
    }

    /** Returns whether a folder has any. */
    static boolean areIn(Path folder) {
        return Files.isDirectory(folder) && byVersion(folder).stream().anyMatch(files -> !files.isEmpty());
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> isClassFile(folder.relativize(path))).toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean isClassFile(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".class") && !name.equals("module-info.class") && !path.startsWith("META-INF");
    }

    private static WrongUseException unreadable(Path folder, Exception cause) {
        return new WrongUseException("Unable to read the class folder " + folder + " (" + cause.getMessage() + ")",
                cause);
    }
}
