package dev.heddle.architecture.internal.coverage;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.discovery.CompiledModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compiled modules below the root that nobody gave to the rules. */
final class UnseenModules {

    private final Project project;
    private final Config config;

    UnseenModules(Project project, Config config) {
        this.project = project;
        this.config = config;
    }

    List<CoverageProblem> problems() {
        Set<Path> seen = new HashSet<>();
        project.modules().stream().map(Module::classFolders).flatMap(List::stream).map(UnseenModules::real)
                .forEach(seen::add);
        Set<String> used = new HashSet<>();
        List<CoverageProblem> problems = new ArrayList<>();
        for (Path folder : CompiledModules.below(project.root())) {
            String shown = shown(folder);
            if (Module.in(shown, folder).classFolders().stream().map(UnseenModules::real).noneMatch(seen::contains)) {
                if (config.unseen().containsKey(shown)) {
                    used.add(shown);
                } else {
                    problems.add(problem(shown));
                }
            }
        }
        config.unseen().keySet().stream().filter(folder -> !used.contains(folder) && !isEmptyModule(folder))
                .filter(folder -> !Files.isDirectory(project.root().resolve(folder)))
                .forEach(folder -> problems.add(new CoverageProblem(
                        "\"unseen\" names the folder " + folder + ", which doesn't exist: take it out", "")));
        return problems;
    }

    private boolean isEmptyModule(String name) {
        return project.modules().stream().anyMatch(m -> m.name().equals(name));
    }

    private static CoverageProblem problem(String folder) {
        return new CoverageProblem("the compiled module " + folder + " was not checked", """
            modules: [%s, and the others]
            or, where it is to be left out:
            unseen:
              %s: "why"
            """.formatted(folder, folder));
    }

    private String shown(Path folder) {
        String relative = project.root().relativize(folder).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
