package dev.heddle.benchmarks.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Where the results of a run are kept: {@code results} in the folder of what is built, named by when the run began. */
public final class Results {

    private final Path files;

    private Results(Path files) {
        this.files = files;
    }

    /** Makes the folder. */
    public static Results in(Path target, Instant start) throws IOException {
        return new Results(
                Files.createDirectories(target.resolve("results")).resolve(start.toString().replace(":", "")));
    }

    /** Returns the file with this ending. */
    public Path file(String ending) {
        return files.resolveSibling(files.getFileName() + "." + ending);
    }

    /** Writes the page for readers and the single measurements for programs. */
    public void write(String page, String csv) throws IOException {
        Files.writeString(file("md"), page);
        Files.writeString(file("csv"), csv);
    }
}
