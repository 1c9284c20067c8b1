package dev.heddle.architecture.internal.rule;

import static java.util.stream.Collectors.partitioningBy;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars behind the dependencies of modules, each opened once. */
final class ClassPaths implements AutoCloseable {

    private final Map<Path, ZipFile> jars = new HashMap<>();
    private final Map<Path, Boolean> empty = new HashMap<>();

    ClassPath of(Module module) {
        Map<Boolean, List<ModuleDependency>> parts = module.dependencies().stream().filter(d -> !d.isForTests())
                .collect(partitioningBy(d -> d.through().stream().allMatch(name -> isEmpty(name, module))));
        return new ClassPath(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()), this::has);
    }

    private boolean isEmpty(String name, Module module) {
        return module.dependencies().stream().filter(d -> d.name().equals(name)).flatMap(d -> d.file().stream())
                .allMatch(file -> empty.computeIfAbsent(file, this::hasNoClass));
    }

    private boolean hasNoClass(Path file) {
        return isJar(file) && jar(file).stream().map(ZipEntry::getName)
                .noneMatch(name -> name.endsWith(".class") && !name.endsWith("module-info.class"));
    }

    private boolean has(ModuleDependency dependency, String className) {
        String entry = className.replace('.', '/') + ".class";
        return dependency.file().filter(file -> isJar(file) ? jar(file).getEntry(entry) != null
                : Files.exists(file.resolve(entry))).isPresent();
    }

    private static boolean isJar(Path file) {
        return Files.isRegularFile(file);
    }

    private ZipFile jar(Path file) {
        return jars.computeIfAbsent(file, f -> {
            try {
                return new ZipFile(f.toFile());
            } catch (IOException e) {
                throw new WrongUseException(
                        "Unable to read the jar " + f + ": delete it, and let the build fetch it again",
                        e);
            }
        });
    }

    @Override
    public void close() {
        for (ZipFile jar : jars.values()) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new WrongUseException("Unable to close " + jar.getName(), e);
            }
        }
    }
}
