package dev.heddle.architecture.internal.layer;

import dev.heddle.architecture.internal.layer.Words.Strength;
import dev.heddle.architecture.internal.layer.Words.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A package, cut into its parts below the base.
 *
 * @param words those of layers in it, from the outside in
 */
record PackageName(String name, List<String> parts, List<Found> words) {

    /** A word, and the index of its first part. */
    record Found(Word word, int at) {

        boolean isFirm() {
            return word.strength() != Strength.VAGUE;
        }

        boolean isRing() {
            return word.strength() == Strength.RING;
        }

        int end() {
            return at + word.length();
        }
    }

    /** @param base the package of all, whose words say nothing; may be empty */
    static PackageName of(String name, String base) {
        List<String> parts = below(name, base);
        return new PackageName(name, parts, words(parts));
    }

    /** Returns the package that ends with a part. */
    String upTo(int index) {
        int rest = parts.subList(index + 1, parts.size()).stream().mapToInt(part -> part.length() + 1).sum();
        return name.substring(0, name.length() - rest);
    }

    /** Returns whether no part from one index up to another can be the name of a feature. */
    boolean isNameless(int from, int to) {
        return parts.subList(from, to).stream().noneMatch(Words::mayBeFeature);
    }

    private static List<String> below(String name, String base) {
        if (name.equals(base)) {
            return List.of();
        }
        boolean within = !base.isEmpty() && name.startsWith(base + ".");
        return List.of((within ? name.substring(base.length() + 1) : name).split("\\.", -1));
    }

    private static List<Found> words(List<String> parts) {
        List<Found> words = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Word word = Words.at(parts, i);
            if (word.length() > 0) {
                words.add(new Found(word, i));
                i += word.length() - 1;
            }
        }
        return words;
    }
}
