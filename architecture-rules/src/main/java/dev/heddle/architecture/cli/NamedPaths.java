package dev.heddle.architecture.cli;

import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.discovery.ClassFolders;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values {@code [NAME=]PATH} of an option, by the name of the module. */
final class NamedPaths {

    private final Option option;
    private final Path root;
    private final Map<String, List<Path>> paths = new LinkedHashMap<>();
    private final Map<String, Path> unnamed = new HashMap<>();

    NamedPaths(Option option, Path root) {
        this.option = option;
        this.root = root;
    }

    Map<String, List<Path>> of(Arguments arguments) {
        arguments.all(option).forEach(this::add);
        return paths;
    }

    private void add(String value) {
        int equals = value.indexOf('=');
        boolean whole = equals < 0 || exists(value);
        if (whole && equals > 0 && exists(value.substring(equals + 1))) {
            throw new WrongUseException("%s %s may be a path, or one of a module %s: write %1$s NAME=%2$s for the first"
                    .formatted(option.word(), value, value.substring(0, equals)));
        }
        Path path = Order.path(whole ? value : value.substring(equals + 1)).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new WrongUseException(option.word() + " names " + path + ", which does not exist: "
                    + "compile first, or correct the path");
        }
        String name = whole || equals == 0 ? name(path) : value.substring(0, equals);
        paths.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String name(Path path) {
        Path folder = ClassFolders.moduleOf(path).or(() -> sourceModule(path)).orElse(path);
        String shown = (folder.startsWith(root) ? root.relativize(folder) : folder.getFileName()).toString();
        String name = shown.isEmpty() ? String.valueOf(root.getFileName())
                : shown.replace('\\', '/').replaceAll("\\.jar$", "");
        Path other = unnamed.putIfAbsent(name, folder);
        if (other != null && !other.equals(folder)) {
            throw new WrongUseException("Two modules are called " + name + ", " + other + " and " + folder + ": write "
                    + option.word() + " NAME=PATH");
        }
        return name;
    }

    private static Optional<Path> sourceModule(Path path) {
        return Optional.of(path).filter(p -> p.toString().replace('\\', '/').matches(".*/src/\\w+/\\w+"))
                .map(p -> p.resolve("../../..").normalize());
    }
}
