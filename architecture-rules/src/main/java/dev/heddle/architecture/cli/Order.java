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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the arguments ask for. */
final class Order {

    private static final List<String> OUTPUTS = List.of("target/classes", "build/classes/java/main",
            "build/classes/kotlin/main");

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
        Optional<Path> config = file(Option.CONFIG)
                .or(() -> Optional.of(root.resolve(Project.CONFIG)).filter(Files::exists));
        List<Module> modules = arguments.has(Option.CLASSES) ? named() : Engine.modulesBelow(root, config);
        if (modules.isEmpty()) {
            throw new WrongUseException("There is nothing to check: no compiled module of Maven or Gradle in " + root
                    + ". Compile first, or name class folders or jars with " + Option.CLASSES.word());
        }
        return new Project(root, modules, config, file(Option.BASELINE));
    }

    private List<Module> named() {
        Map<String, List<Path>> classes = byModule(Option.CLASSES);
        Map<String, List<Path>> sources = byModule(Option.SOURCES);
        sources.keySet().stream().filter(name -> !classes.containsKey(name)).findFirst().ifPresent(name -> {
            throw new WrongUseException("The sources of " + name + " have no classes, whose modules are "
                    + classes.keySet() + ": write " + Option.SOURCES.word() + " MODULE=PATH");
        });
        List<Module> modules = new ArrayList<>();
        classes.forEach((name, paths) -> modules.add(new Module(name, paths.stream().map(jars::folder).toList(),
                sources.getOrDefault(name, usual(paths)), List.of())));
        return modules;
    }

    private static List<Path> usual(List<Path> classes) {
        return classes.stream().flatMap(path -> module(path).stream())
                .flatMap(folder -> Module.in("", folder).sourceFolders().stream()).distinct().toList();
    }

    /** The folder of the module that Maven or Gradle compiled to a folder. */
    private static Optional<Path> module(Path classes) {
        return OUTPUTS.stream().filter(classes::endsWith).findFirst().map(output -> {
            Path folder = classes;
            for (int i = 0; i < Path.of(output).getNameCount(); i++) {
                folder = Optional.ofNullable(folder.getParent()).orElse(folder);
            }
            return folder;
        });
    }

    private Map<String, List<Path>> byModule(Option option) {
        Map<String, List<Path>> paths = new LinkedHashMap<>();
        for (String value : arguments.all(option)) {
            int equals = value.indexOf('=');
            Path path = path(value.substring(equals + 1)).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new WrongUseException(option.word() + " names " + path + ", which does not exist: "
                        + "compile first, or correct the path");
            }
            String name = equals > 0 ? value.substring(0, equals) : name(path);
            paths.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
        }
        return paths;
    }

    private String name(Path path) {
        Path folder = module(path).or(() -> sourceModule(path)).orElse(path);
        String name = (folder.startsWith(root) ? root.relativize(folder) : folder.getFileName()).toString();
        return name.isEmpty() ? String.valueOf(root.getFileName()) : name.replace('\\', '/').replaceAll("\\.jar$", "");
    }

    private static Optional<Path> sourceModule(Path path) {
        return Optional.of(path).filter(p -> p.endsWith("src/main/java") || p.endsWith("src/main/kotlin"))
                .map(p -> p.resolve("../../..").normalize());
    }

    private Optional<Path> file(Option option) {
        return arguments.one(option).map(Order::path);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongUseException("No path: " + text + " (" + e.getReason() + ")", e);
        }
    }
}
