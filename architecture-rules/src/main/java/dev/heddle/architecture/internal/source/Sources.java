package dev.heddle.architecture.internal.source;

import static java.util.stream.Collectors.groupingBy;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.model.CodeClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The source files of a project, looked up when a report needs one. Not thread-safe. */
public final class Sources {

    private final Path root;
    private final Map<CodeClass, Optional<SourceFile>> files = new HashMap<>();
    private final Map<Path, Map<String, List<Path>>> byName = new HashMap<>();

    public Sources(Path root) {
        this.root = root;
    }

    /** Returns the source of a class, where its module's sources are known and hold it. */
    public Optional<SourceFile> of(CodeClass type) {
        return files.computeIfAbsent(type, this::find);
    }

    private Optional<SourceFile> find(CodeClass type) {
        Module module = type.module();
        if (type.kind() == CodeClass.Kind.BUILD_FILE) {
            return module.buildFile().filter(Files::isRegularFile).map(this::read);
        }
        if (type.fileName().isEmpty()) {
            return Optional.empty();
        }
        String inPackage = type.packageName().isEmpty() ? type.fileName()
                : type.packageName().replace('.', '/') + "/" + type.fileName();
        return module.sourceFolders().stream().map(folder -> folder.resolve(inPackage)).filter(Files::isRegularFile)
                .findFirst().map(this::read).or(() -> elsewhere(type));
    }

    /** Kotlin lets folders leave out the package that all have in common: the one file that says the package. */
    private Optional<SourceFile> elsewhere(CodeClass type) {
        List<SourceFile> found = type.module().sourceFolders().stream()
                .flatMap(folder -> byName.computeIfAbsent(folder, Sources::byName)
                        .getOrDefault(type.fileName(), List.of()).stream())
                .distinct().map(this::read).filter(file -> file.isIn(type.packageName())).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Map<String, List<Path>> byName(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted()
                    .collect(groupingBy(file -> String.valueOf(file.getFileName())));
        } catch (IOException e) {
            return Map.of();
        }
    }

    private SourceFile read(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        String shown = (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString().replace('\\', '/');
        try {
            return new SourceFile(shown, new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            return new SourceFile(shown, List.of());
        }
    }
}
