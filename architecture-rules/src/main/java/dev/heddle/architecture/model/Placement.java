package dev.heddle.architecture.model;

import dev.heddle.architecture.Layer;
import java.util.Optional;

/** Where a class belongs. */
public record Placement(Layer layer, Optional<String> feature) {}
