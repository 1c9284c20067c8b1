package dev.heddle.architecture.internal.coverage;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.discovery.ClassFolders;
import dev.heddle.architecture.internal.discovery.ModuleFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Modules below the root that nobody gave to the rules, as a whole or in part. */
final class UnseenModules {

    private final Project project;
    private final Config config;
    private final SeenFolders seen;
    private final Set<String> used = new HashSet<>();
    private final List<CoverageProblem> problems = new ArrayList<>();

    UnseenModules(Project project, Config config) {
        this.project = project;
        this.config = config;
        this.seen = new SeenFolders(project);
    }

    List<CoverageProblem> problems() {
        ModuleFolders folders = ModuleFolders.below(project.root());
        folders.compiled().forEach(this::compiled);
        folders.notCompiled().stream().filter(folder -> !seen.isModule(folder)).map(this::shown)
                .forEach(shown -> unlessAllowed(shown, "the module " + shown
                        + " has sources and is not compiled: compile all modules before the check", ""));
        config.unseen().keySet().stream().filter(folder -> !used.contains(folder) && !isEmptyModule(folder))
                .filter(folder -> !Files.isDirectory(project.root().resolve(folder)))
                .forEach(folder -> problems.add(new CoverageProblem(
                        "\"unseen\" names the folder " + folder + ", which doesn't exist: take it out", "")));
        return problems;
    }

    private void compiled(Path folder) {
        List<Path> all = ClassFolders.in(folder);
        List<Path> unseen = all.stream().filter(classes -> !seen.holds(classes)).toList();
        String shown = shown(folder);
        if (unseen.isEmpty()) {
            return;
        }
        if (unseen.size() == all.size() || config.unseen().containsKey(shown)) {
            unlessAllowed(shown, "the compiled module " + shown + " was not checked",
                    "modules: [%s, and the others]\nor, where it is to be left out:\n".formatted(shown));
        } else {
            unseen.stream().map(this::shown).forEach(part -> unlessAllowed(part,
                    "the class folder " + part + " was not checked, and another of its module was", ""));
        }
    }

    private void unlessAllowed(String folder, String message, String before) {
        if (config.unseen().containsKey(folder)) {
            used.add(folder);
        } else {
            problems.add(new CoverageProblem(message, before + "unseen:\n  " + folder + ": \"why\"\n"));
        }
    }

    private boolean isEmptyModule(String name) {
        return project.modules().stream().anyMatch(m -> m.name().equals(name));
    }

    private String shown(Path folder) {
        String relative = project.root().relativize(folder).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }
}
