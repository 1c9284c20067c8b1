package dev.heddle.architecture.internal.discovery;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the folders of modules that Maven or Gradle compiled. */
public final class CompiledModules {

    private static final Set<String> SKIPPED = Set.of("src", "target", "build", "out", "bin", "node_modules");

    private CompiledModules() {}

    /** Returns the folders, the root itself too, that hold class files in the usual places. */
    public static Set<Path> below(Path root) {
        Set<Path> compiled = new TreeSet<>();
        if (!Files.isDirectory(root)) {
            return compiled;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (isSkipped(folder, root)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    if (Module.in("", folder).classFolders().stream().anyMatch(CompiledModules::hasClasses)) {
                        compiled.add(folder);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new WrongUseException("Unable to look for modules in " + root, e);
        }
        return compiled;
    }

    private static boolean isSkipped(Path folder, Path root) {
        String name = String.valueOf(folder.getFileName());
        return !folder.equals(root) && (name.startsWith(".") || SKIPPED.contains(name));
    }

    private static boolean hasClasses(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".class"));
        } catch (IOException e) {
            return false;
        }
    }
}
