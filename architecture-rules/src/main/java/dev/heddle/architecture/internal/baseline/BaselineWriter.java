package dev.heddle.architecture.internal.baseline;

import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Writes the file, whole or not at all. */
final class BaselineWriter {

    private BaselineWriter() {}

    /** To a file beside it, then moved. */
    static void write(Path file, List<Entry> entries) {
        try {
            Path folder = Files.createDirectories(Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
            Path part = Files.createTempFile(folder, Baseline.FILE, ".part");
            Files.writeString(part, text(entries));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WrongUseException("Unable to write the baseline " + file, e);
        }
    }

    private static String text(List<Entry> entries) {
        StringBuilder text = new StringBuilder("""
            # Violations that were there when the rules came. This file can only shrink.
            version: 1
            limit: %d
            entries:%s
            """.formatted(Baseline.sum(entries), entries.isEmpty() ? " []" : ""));
        for (Entry entry : entries) {
            text.append("  - rule: ").append(entry.rule()).append('\n');
            line(text, "class", entry.className());
            line(text, "member", entry.member());
            line(text, "target", entry.target());
            if (entry.count() > 1) {
                text.append("    count: ").append(entry.count()).append('\n');
            }
            line(text, "reason", entry.reason());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append("    ").append(key).append(": \"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ")).append("\"\n");
        }
    }
}
