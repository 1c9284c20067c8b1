package dev.heddle.architecture.cli;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.rule.Engine;
import dev.heddle.architecture.report.ReportFormat;
import dev.heddle.architecture.report.Reports;
import dev.heddle.architecture.run.CheckRun;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the arguments ask for. */
final class Order {

    private final Arguments arguments;
    private final UnpackedJars jars;
    private final Path root;

    Order(Arguments arguments, UnpackedJars jars) {
        this.arguments = arguments;
        this.jars = jars;
        this.root = path(arguments.folder().orElse("")).toAbsolutePath().normalize();
    }

    CheckRun checkRun() {
        Map<ReportFormat, Path> reports = new EnumMap<>(ReportFormat.class);
        arguments.one(Option.JUNIT).ifPresent(file -> reports.put(ReportFormat.JUNIT, path(file)));
        arguments.one(Option.SARIF).ifPresent(file -> reports.put(ReportFormat.SARIF, path(file)));
        arguments.one(Option.JSON).ifPresent(file -> reports.put(ReportFormat.JSON, path(file)));
        Reports.prepare(reports);
        if (!Files.isDirectory(root)) {
            throw new WrongUseException("There is no folder " + root + ": correct its name");
        }
        return new CheckRun(project(), reports, file(Option.BASELINE_BEFORE), arguments.one(Option.START_BASELINE),
                arguments.has(Option.SHRINK_BASELINE));
    }

    private Project project() {
        CheckRun.requireFile(file(Option.CONFIG), "architecture file");
        Optional<Path> config = file(Option.CONFIG).or(() -> Project.configIn(root));
        List<Module> modules = arguments.has(Option.CLASSES)
                ? new GivenModules(arguments, jars, root).all(Engine.listedModules(config))
                : Engine.modulesBelow(root, config);
        if (modules.isEmpty()) {
            throw new WrongUseException("There is nothing to check: no compiled module of Maven or Gradle in " + root
                    + ". Compile first, or name class folders or jars with " + Option.CLASSES.word());
        }
        return new Project(root, modules, config, file(Option.BASELINE));
    }

    private Optional<Path> file(Option option) {
        return arguments.one(option).map(Order::path);
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongUseException("No path: " + text + " (" + e.getReason() + ")", e);
        }
    }
}
