package dev.heddle.delivery.http;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the place in the JSON that a path of Jakarta Validation means. */
final class JsonPath {

    /**
     * Returns the names and indexes that lead there. A member of a set has no index, so the way to it ends at the set, and
     * goes on below as if there were one member.
     *
     * @param index the place in the array that the body is, if it is one
     */
    static List<String> of(Optional<Integer> index, Path path) {
        List<String> steps = new ArrayList<>();
        index.ifPresent(place -> steps.add(place.toString()));
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                steps.add(node.getIndex().toString());
            } else if (node.getKey() != null) {
                steps.add(node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                steps.add(node.getName());
            }
        }
        return steps;
    }

    private JsonPath() {}
}
