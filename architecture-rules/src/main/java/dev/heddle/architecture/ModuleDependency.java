package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a module gets from its build.
 *
 * @param name the name of a module of the project, or {@code group:artifact}
 * @param scope as Maven calls it: {@code compile}, {@code runtime}, {@code test}, {@code provided}
 * @param through the dependencies through which it comes, the one that the module names itself first; empty if it is that one
 * @param file the jar or class folder, where known
 * @param line where the module's build file names it, or the one through which it comes; 0 where not known
 */
public record ModuleDependency(String name, String scope, List<String> through, Optional<Path> file,
        int line) {

    public ModuleDependency {
        requireNonNull(name, "name is null");
        requireNonNull(scope, "scope is null");
        through = List.copyOf(through);
        requireNonNull(file, "file is null");
    }

    /** Returns whether the module names it itself. */
    public boolean declared() {
        return through.isEmpty();
    }

    /** Returns whether only the tests get it. */
    public boolean isForTests() {
        return scope.equals("test");
    }
}
