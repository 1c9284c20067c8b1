package dev.heddle.architecture.internal.config;

import dev.heddle.architecture.model.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A layer that {@code architecture.yaml} speaks of.
 *
 * @param packages what belongs to it; convention goes on beside it
 * @param empty why it may match nothing
 */
public record LayerSettings(List<Pattern> packages, Optional<String> empty) {

    public static final LayerSettings NONE = new LayerSettings(List.of(), Optional.empty());

    public LayerSettings {
        packages = List.copyOf(packages);
    }
}
