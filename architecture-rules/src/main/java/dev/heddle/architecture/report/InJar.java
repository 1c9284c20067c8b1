package dev.heddle.architecture.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Texts that come with the rules. */
final class InJar {

    private static final String FOLDER = "/dev/heddle/architecture/";

    private InJar() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(InJar.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + name + " of the jar", e);
        }
    }
}
