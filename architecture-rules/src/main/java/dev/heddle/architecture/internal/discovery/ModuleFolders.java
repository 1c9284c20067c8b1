package dev.heddle.architecture.internal.discovery;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folders of modules below a root. Symbolic links are followed where they lead to a module.
 *
 * @param compiled those with class files in the usual places
 * @param notCompiled those with a build file and sources, and without class files
 */
public record ModuleFolders(Set<Path> compiled, Set<Path> notCompiled) {

    private static final Set<String> NO_SOURCES = Set.of("module-info", "package-info");

    public ModuleFolders {
        compiled = Collections.unmodifiableSet(new TreeSet<>(compiled));
        notCompiled = Collections.unmodifiableSet(new TreeSet<>(notCompiled));
    }

    /** Looks for them, the root itself included. */
    public static ModuleFolders below(Path root) {
        return new Search(root).run();
    }

    /** One look; not thread-safe. */
    private static final class Search {

        private final Set<Path> compiled = new HashSet<>();
        private final Set<Path> notCompiled = new HashSet<>();
        private final Set<Path> known = new HashSet<>();
        private final Deque<Path> links = new ArrayDeque<>();
        private final Path root;

        Search(Path root) {
            this.root = root;
        }

        /** Links come last, so that what is in reach without them has its own name. */
        ModuleFolders run() {
            if (Files.isDirectory(root)) {
                visit(root);
            }
            while (!links.isEmpty()) {
                Path link = links.remove();
                if (BuildFiles.isIn(link) || !ClassFolders.in(link).isEmpty()) {
                    visit(link);
                }
            }
            return new ModuleFolders(compiled, notCompiled);
        }

        private void visit(Path folder) {
            if (!known.add(RealPath.of(folder))) {
                return;
            }
            if (ClassFolders.in(folder).stream().anyMatch(ClassFiles::areIn)) {
                compiled.add(folder);
            } else if (BuildFiles.isIn(folder) && hasSources(folder)) {
                notCompiled.add(folder);
            }
            for (Path child : folders(folder)) {
                if (Files.isSymbolicLink(child)) {
                    links.add(child);
                } else if (!Skipped.is(child)) {
                    visit(child);
                }
            }
        }
    }

    private static boolean hasSources(Path folder) {
        return Module.in("", folder).sourceFolders().stream()
                .filter(sources -> sources.startsWith(folder.resolve("src")))
                .filter(sources -> !sources.endsWith("src/commonMain/kotlin")).anyMatch(ModuleFolders::holdsSources);
    }

    private static boolean holdsSources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(".*\\.(java|kt|scala|groovy)"))
                    .anyMatch(name -> !NO_SOURCES.contains(name.replaceAll("\\..*", "")));
        } catch (IOException e) {
            throw new WrongUseException("Unable to look for sources in " + folder, e);
        }
    }

    /** What can't be read holds nothing that was built here. */
    private static List<Path> folders(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
