package dev.heddle.architecture.internal.config;

import dev.heddle.architecture.model.Pattern;
import java.util.List;

/**
 * A feature that {@code architecture.yaml} names.
 *
 * @param packages what belongs to it
 * @param publishes what of it other features may use; nothing said means everything
 */
public record FeatureSettings(List<Pattern> packages, List<Pattern> publishes) {

    public FeatureSettings {
        packages = List.copyOf(packages);
        publishes = List.copyOf(publishes);
    }
}
