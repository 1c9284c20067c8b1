package dev.heddle.architecture.cli;

import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of jars, in temporary folders that go when it is closed. */
final class UnpackedJars implements AutoCloseable {

    /** Where Spring Boot and a war keep the project's own classes. */
    private static final List<String> NESTED = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    private final List<Path> folders = new ArrayList<>();

    /** Returns the path itself if it is a folder. */
    Path folder(Path path) {
        return Files.isDirectory(path) ? path : unpack(path);
    }

    private Path unpack(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Path temporary = Files.createTempDirectory("heddle-architecture-rules");
            folders.add(temporary);
            Path folder = Files.createDirectory(temporary.resolve(String.valueOf(jar.getFileName())));
            String prefix = NESTED.stream().filter(p -> zip.stream().anyMatch(e -> e.getName().startsWith(p)))
                    .findFirst().orElse("");
            for (ZipEntry entry : zip.stream().filter(e -> isClass(e, prefix)).toList()) {
                copy(zip, entry, inside(folder, entry.getName().substring(prefix.length()), jar));
            }
            return folder;
        } catch (IOException e) {
            throw new WrongUseException("Unable to read the jar " + jar + " (" + e.getMessage() + "): build it again",
                    e);
        }
    }

    private static boolean isClass(ZipEntry entry, String prefix) {
        String name = entry.getName();
        return name.startsWith(prefix) && name.endsWith(".class")
                && (!name.startsWith("META-INF/") || name.startsWith("META-INF/versions/"));
    }

    private static Path inside(Path folder, String name, Path jar) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new WrongUseException("The jar " + jar + " names a file outside itself: " + name);
        }
        return file;
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(file));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    @Override
    public void close() {
        folders.forEach(UnpackedJars::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new WrongUseException("Unable to delete the temporary folder " + folder, e);
        }
    }
}
