package dev.heddle.embedded.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What PostgreSQL writes during one start.
 *
 * @param file its log file
 * @param offset how long the file was before
 */
record ServerLog(Path file, long offset) {

    private static final Pattern ERROR = Pattern.compile("\\b(error|ERROR|FATAL|PANIC): +");

    static ServerLog from(Path file) throws IOException {
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Returns the first line that tells of an error, or else the last one; empty where there is none. */
    String reason() throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            String text = new String(in.readAllBytes(), UTF_8).strip();
            return text.lines().filter(line -> ERROR.matcher(line).find()).findFirst()
                    .map(line -> ERROR.split(line, 2)[1])
                    .orElseGet(() -> text.substring(text.lastIndexOf('\n') + 1));
        }
    }
}
