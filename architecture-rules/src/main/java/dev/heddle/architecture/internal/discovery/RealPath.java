package dev.heddle.architecture.internal.discovery;

import java.io.IOException;
import java.nio.file.Path;

/** What a path leads to, whatever links are in it. */
public final class RealPath {

    private RealPath() {}

    public static Path of(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
