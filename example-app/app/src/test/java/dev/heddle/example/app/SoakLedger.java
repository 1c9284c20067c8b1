package dev.heddle.example.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What the callers of the soak were told, kept in a file, so that the heap has none of it. */
final class SoakLedger implements AutoCloseable {

    /** Stands for the caller having hung up, or the connection having been closed. */
    static final int NO_ANSWER = 0;

    private final Path file;
    private final BufferedWriter transfers;
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    SoakLedger(Path file) throws IOException {
        this.file = file;
        this.transfers = Files.newBufferedWriter(file);
    }

    void count(int status) {
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    /** Notes that a transfer was answered with 201. */
    synchronized void made(String key, String transaction) {
        try {
            transfers.write(key + " " + transaction + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how often each status was answered. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    /** Returns the transactions that were answered, by their keys. */
    synchronized Map<String, String> transfers() throws IOException {
        transfers.flush();
        Map<String, String> all = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(line -> line.split(" ")).forEach(parts -> all.put(parts[0], parts[1]));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        transfers.close();
    }
}
