package dev.heddle.architecture.internal.layer;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.internal.layer.PackageName.Found;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words of layers that name a feature in this project. What lies below a package tells: no client holds a domain or a use
 * case, and none has packages of three layers, so that such a {@code client} is the feature of that name.
 */
final class FeatureNames {

    /** Of the words that name a ring, those that name a business too: parcels, shows, applications for a job. */
    private static final Set<String> ALSO_NAMES = Set.of("delivery", "presentation", "main", "application");
    private static final int LAYERS_OF_A_FEATURE = 3;

    private final Set<String> packages = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();

    FeatureNames(Collection<PackageName> all) {
        Map<String, Set<Layer>> below = new HashMap<>();
        all.forEach(name -> readKinds(name, below));
        below.forEach((packageName, layers) -> {
            if (layers.size() >= LAYERS_OF_A_FEATURE) {
                packages.add(packageName);
            }
        });
        all.forEach(name -> outermost(name).filter(outer -> Convention.isInner(outer.word().layer()))
                .ifPresent(outer -> readNames(name, outer)));
        all.forEach(this::readDoubts);
    }

    /** Returns whether a word that says what is in a package names a feature there. */
    boolean isName(PackageName name, Found kind) {
        return packages.contains(name.upTo(kind.end() - 1));
    }

    /** Returns whether the name of a ring, further in than a word of another layer, names a feature. */
    boolean isName(PackageName name, Found outer, Found ring) {
        return texts.contains(ring.word().text()) && name.isNameless(outer.end(), ring.at());
    }

    /** Returns whether another ring lies below one of an outer layer, which may then be a feature of that name. */
    boolean isDoubtful(PackageName name, Found ring) {
        return doubtful.contains(name.upTo(ring.end() - 1));
    }

    private void readKinds(PackageName name, Map<String, Set<Layer>> below) {
        for (Found kind : name.words()) {
            if (kind.isRing()) {
                return;
            }
            if (!kind.isFirm()) {
                continue;
            }
            String path = name.upTo(kind.end() - 1);
            Set<Layer> layers = below.computeIfAbsent(path, p -> new HashSet<>());
            name.words().stream().filter(f -> f.at() == kind.end() && f.word().layer() != Layer.MAIN)
                    .forEach(f -> layers.add(f.word().layer()));
            if (name.words().stream().anyMatch(f -> f.isRing() && Convention.isInner(f.word().layer())
                    && f.word().layer() != kind.word().layer())) {
                packages.add(path);
            }
        }
    }

    private void readDoubts(PackageName name) {
        outermost(name).filter(outer -> outer.isRing() && !Convention.isInner(outer.word().layer()))
                .filter(outer -> name.words().stream().anyMatch(word -> word.at() > outer.at() && word.isRing()
                        && word.word().layer() != outer.word().layer() && !isName(name, outer, word)))
                .ifPresent(outer -> doubtful.add(name.upTo(outer.end() - 1)));
    }

    private Optional<Found> outermost(PackageName name) {
        return name.words().stream().filter(word -> word.isFirm() && !isName(name, word)).findFirst();
    }

    /** {@code domain.delivery} holds the domain of parcels; {@code application} itself may be the feature. */
    private void readNames(PackageName name, Found outer) {
        Found before = outer;
        for (Found word : name.words().subList(name.words().indexOf(outer) + 1, name.words().size())) {
            boolean other = word.isRing() && word.word().layer() != outer.word().layer();
            if (other && ALSO_NAMES.contains(word.word().text()) && !before.word().text().equals("application")
                    && name.isNameless(outer.end(), word.at())) {
                texts.add(word.word().text());
            }
            before = word.isFirm() ? word : before;
        }
    }
}
