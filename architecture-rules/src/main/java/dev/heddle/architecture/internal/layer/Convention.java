package dev.heddle.architecture.internal.layer;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.layer.Words.Strength;
import dev.heddle.architecture.internal.layer.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layer of a package, by its words. The outermost decides ({@code persistence.entity} is of the repository), with the
 * nestings that the schools know: {@code application.domain} is of the domain, {@code domain.repository} holds what the
 * domain asks for, and in {@code infrastructure} the next word inwards decides.
 */
final class Convention {

    private static final Set<Layer> OUTSIDE = Set.of(Layer.REPOSITORY, Layer.DELIVERY, Layer.MAIN);

    private final String base;

    /** @param base the package of all; its words say nothing */
    Convention(String base) {
        this.base = base;
    }

    /** Returns the packages below the base. */
    List<String> below(String packageName) {
        if (packageName.equals(base)) {
            return List.of();
        }
        boolean within = !base.isEmpty() && packageName.startsWith(base + ".");
        return List.of((within ? packageName.substring(base.length() + 1) : packageName).split("\\.", -1));
    }

    /**
     * Returns the layer, if a word says one.
     *
     * @throws WrongUseException where two words contradict each other
     */
    Optional<Layer> layerOf(String packageName) {
        List<Word> words = words(below(packageName));
        Optional<Word> firm = words.stream().filter(w -> w.strength() != Strength.VAGUE).findFirst();
        if (firm.isEmpty()) {
            return words.stream().reduce((outer, inner) -> inner).map(Word::layer);
        }
        Word outer = firm.get();
        return Optional.of(nested(packageName, outer, words.subList(words.indexOf(outer) + 1, words.size())));
    }

    private static Layer nested(String packageName, Word outer, List<Word> inside) {
        return switch (outer.text()) {
            case "domain" -> inDomain(packageName, outer, inside);
            case "application", "usecase", "usecases", "use_case", "use_cases" -> inUseCase(packageName, outer, inside);
            case "infrastructure", "infra" -> inInfrastructure(packageName, outer, inside);
            default -> {
                if (outer.strength() == Strength.RING && outer.length() == 1) {
                    requireSame(packageName, outer, inside, Set.of());
                }
                yield outer.layer();
            }
        };
    }

    private static Layer inDomain(String packageName, Word outer, List<Word> inside) {
        if (inside.stream().anyMatch(w -> w.text().startsWith("use") || w.text().startsWith("interactor"))) {
            return Layer.USE_CASE;
        }
        requireSame(packageName, outer, inside, Set.of("repository", "repositories"));
        return Layer.DOMAIN;
    }

    /** {@code application.domain.service} implements the ports of {@code application}: the domain's rules, a use case's place. */
    private static Layer inUseCase(String packageName, Word outer, List<Word> inside) {
        requireSame(packageName, outer, inside, Set.of("domain", "repository", "repositories"));
        boolean domain = inside.stream().anyMatch(w -> w.text().equals("domain"));
        boolean service = inside.stream().anyMatch(w -> w.text().startsWith("service"));
        return domain && !service ? Layer.DOMAIN : Layer.USE_CASE;
    }

    private static Layer inInfrastructure(String packageName, Word outer, List<Word> inside) {
        for (Word word : inside) {
            if (word.strength() == Strength.RING && !OUTSIDE.contains(word.layer())) {
                throw contradiction(packageName, outer, word);
            }
            if (OUTSIDE.contains(word.layer()) && word.strength() != Strength.VAGUE) {
                return word.layer();
            }
        }
        return Layer.REPOSITORY;
    }

    private static void requireSame(String packageName, Word outer, List<Word> inside, Set<String> known) {
        for (Word inner : inside) {
            if (inner.strength() == Strength.RING && inner.layer() != outer.layer() && !known.contains(inner.text())) {
                throw contradiction(packageName, outer, inner);
            }
        }
    }

    private static WrongUseException contradiction(String packageName, Word outer, Word inner) {
        return new WrongUseException(
                """
                    Two layers match the package %s: %s by its part "%s", and %s by "%s". Write into architecture.yaml which it is:
                      layers:
                        %s:
                          packages: [%s]
                    or, where the first is no layer but a name, the package that comes before all layers:
                      base: %s"""
                        .formatted(packageName, outer.layer(), outer.text(), inner.layer(), inner.text(),
                                inner.layer().key(), packageName, upTo(packageName, outer)));
    }

    private static String upTo(String packageName, Word outer) {
        int at = ("." + packageName + ".").indexOf("." + outer.text() + ".");
        return packageName.substring(0, at + outer.text().length());
    }

    private static List<Word> words(List<String> packages) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < packages.size(); i++) {
            Word word = Words.at(packages, i);
            if (word.length() > 0) {
                words.add(word);
                i += word.length() - 1;
            }
        }
        return words;
    }
}
