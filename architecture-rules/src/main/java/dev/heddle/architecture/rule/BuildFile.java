package dev.heddle.architecture.rule;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.model.CodeClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The file in which a module names its dependencies, as a place of reports. */
record BuildFile(CodeClass place, List<String> lines) {

    static BuildFile of(Module module) {
        return new BuildFile(CodeClass.ofBuild(module), module.buildFile().map(BuildFile::read).orElse(List.of()));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readString(file).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Reports a dependency at the line that names it, or the one through which it comes. */
    void report(ModuleDependency dependency, String message, Findings findings) {
        findings.add(place, "", line(dependency), dependency.name(), message);
    }

    /** Returns how a module gets a dependency. */
    static String way(ModuleDependency dependency) {
        return dependency.declared() ? "declared" : "through " + String.join(" > ", dependency.through());
    }

    /** The first line that has the artifact as a word of its own: another's name may begin with it. */
    private int line(ModuleDependency dependency) {
        String named = dependency.declared() ? dependency.name() : dependency.through().get(0);
        String artifact = named.substring(named.indexOf(':') + 1);
        int start = firstWith("<dependencies>", 0);
        return Math.max(1, firstWith(">" + artifact + "<", start) + 1);
    }

    private int firstWith(String text, int start) {
        return IntStream.range(Math.max(0, start), lines.size()).filter(i -> lines.get(i).contains(text)).findFirst()
                .orElse(-1);
    }
}
