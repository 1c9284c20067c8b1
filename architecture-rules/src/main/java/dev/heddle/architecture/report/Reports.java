package dev.heddle.architecture.report;

import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes reports to files: all of them or none, and no file is ever seen half-written. */
public final class Reports {

    private static final int START = 4096;

    private Reports() {}

    /**
     * Writes a verdict in some forms; missing folders are made, files that exist are replaced.
     *
     * @throws WrongUseException where a file can't be written; it names the file
     */
    public static void write(Verdict verdict, Map<ReportFormat, Path> files) {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            files.forEach((format, file) -> written.put(writeBeside(file, format.text(verdict)), file));
            written.forEach(Reports::move);
        } finally {
            written.keySet().forEach(Reports::delete);
        }
    }

    /**
     * Makes sure that reports can be written, and takes away those of a run before: where this one can't be made, they would
     * pass for its own.
     *
     * @throws WrongUseException where a file can't be written or is no report, or two reports name the same
     */
    public static void prepare(Map<ReportFormat, Path> files) {
        files.values().forEach(Reports::requireNoOther);
        files.values().stream().filter(Files::isRegularFile).forEach(Reports::delete);
        Map<Path, ReportFormat> formats = new HashMap<>();
        files.forEach((format, file) -> {
            ReportFormat other = formats.putIfAbsent(file.toAbsolutePath().normalize(), format);
            if (other != null) {
                throw new WrongUseException("The reports " + other + " and " + format + " are both to be written to "
                        + file + ": name a file for each");
            }
            delete(writeBeside(file, ""));
        });
    }

    /** A slip in the command must not cost anybody a file. */
    private static void requireNoOther(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
            if (!start.isEmpty() && !ReportFormat.wrote(start)) {
                throw new WrongUseException(file + " exists and is no report: name another file, or delete it");
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Path writeBeside(Path file, String text) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new WrongUseException("Unable to write the report " + file + ": it is a folder, name a file");
        }
        try {
            Path folder = Files.createDirectories(target.resolveSibling(""));
            Path temporary = Files.createFile(folder.resolve("." + target.getFileName() + "." + System.nanoTime()));
            return Files.writeString(temporary, text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(to, e);
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw unwritable(temporary, e);
        }
    }

    private static WrongUseException unwritable(Path file, IOException e) {
        return new WrongUseException("Unable to write the report " + file + " (" + e + "): name another place", e);
    }
}
