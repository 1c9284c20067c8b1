package dev.heddle.architecture.layer;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.config.Config;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places classes in layers. */
public final class Layers {

    private Layers() {}

    /** Returns the place of each class that belongs somewhere. */
    public static Map<CodeClass, Placement> place(List<CodeClass> classes, Config config) {
        Map<CodeClass, Placement> placements = new HashMap<>();
        for (CodeClass type : classes) {
            for (String word : type.packageName().split("\\.", -1)) {
                for (Layer layer : Layer.values()) {
                    if (layer.key().equals(word)) {
                        placements.putIfAbsent(type, new Placement(layer, Optional.empty()));
                    }
                }
            }
        }
        return placements;
    }
}
