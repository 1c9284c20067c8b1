package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a module gets from its build.
 *
 * @param name the name of a module of the project, or {@code group:artifact}
 * @param scope as Maven calls it: {@code compile}, {@code runtime}, {@code test}, {@code provided}
 * @param declared whether the module names it itself; otherwise it comes through another one
 * @param file the jar or class folder, where known
 */
public record ModuleDependency(String name, String scope, boolean declared, Optional<Path> file) {

    public ModuleDependency {
        requireNonNull(name, "name is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(file, "file is null");
    }
}
