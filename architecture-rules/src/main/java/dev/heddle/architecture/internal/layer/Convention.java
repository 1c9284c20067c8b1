package dev.heddle.architecture.internal.layer;

import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.internal.layer.PackageName.Found;
import dev.heddle.architecture.internal.layer.Reading.Placed;
import dev.heddle.architecture.internal.layer.Reading.Silent;
import dev.heddle.architecture.internal.layer.Reading.Torn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The layer of a package, by its words. The outermost that is no feature's name decides ({@code persistence.entity} is of
 * the repository), with the nestings that the schools know: {@code application.domain} is of the domain,
 * {@code domain.repository} holds what the domain asks for, and in {@code infrastructure} the next word inwards decides. An
 * inner ring is never passed over for an outer one: that is a contradiction.
 */
final class Convention {

    private static final Set<String> PORTS = Set.of("repository", "repositories");

    private final String ignored;
    private final FeatureNames names;
    private final String base;
    private final Set<String> roots;

    /** @param base the package of all, if the file says it; its words say nothing */
    Convention(Optional<String> base, Collection<String> packages) {
        this.ignored = base.orElse("");
        Set<String> all = packages.stream().filter(name -> !name.isEmpty()).collect(toCollection(TreeSet::new));
        this.names = new FeatureNames(all.stream().map(this::split).toList());
        this.base = base.orElseGet(
                () -> upTo(Roots.common(all), all.stream().allMatch(this::isFirm) ? Found::isFirm : word -> true));
        this.roots = Roots.of(all, this::upToLayer);
    }

    /** Returns the package that all others are in, cut off before the first word of a layer; may be empty. */
    String base() {
        return base;
    }

    /** Returns the packages that the project's own are in: the base, or several where they have nothing in common. */
    Set<String> roots() {
        return roots;
    }

    /** Returns a package up to, and without, its first word of a layer. */
    private String upToLayer(String packageName) {
        return upTo(packageName, word -> true);
    }

    /** Where a firm word places each package, a vague one such as {@code api} is a part of the company's name. */
    private boolean isFirm(String packageName) {
        return split(packageName).words().stream().anyMatch(Found::isFirm);
    }

    private String upTo(String packageName, Predicate<Found> layer) {
        PackageName name = split(packageName);
        return name.words().stream().filter(layer).filter(word -> !names.isName(name, word)).findFirst()
                .map(word -> word.at() == 0 ? ignored : name.upTo(word.at() - 1)).orElse(packageName);
    }

    Reading read(String packageName) {
        PackageName name = split(packageName);
        List<Found> words = name.words().stream().filter(word -> !names.isName(name, word)).toList();
        Optional<Found> firm = words.stream().filter(Found::isFirm).findFirst();
        if (firm.isEmpty()) {
            return words.stream().reduce((outer, inner) -> inner)
                    .<Reading>map(vague -> new Placed(vague.word().layer())).orElseGet(Silent::new);
        }
        Found outer = firm.get();
        List<Found> inside = words.subList(words.indexOf(outer) + 1, words.size());
        return switch (outer.word().text()) {
            case "domain" -> inDomain(name, outer, inside);
            case "application", "usecase", "usecases", "use_case", "use_cases" -> inUseCase(name, outer, inside);
            case "infrastructure", "infra" -> inInfrastructure(name, outer, inside);
            default -> isInner(outer.word().layer()) ? new Placed(outer.word().layer())
                    : inAdapter(name, outer, inside);
        };
    }

    /** Returns the first part below the base that may be the name of a feature; below a root, where there are several. */
    Optional<String> featureOf(String packageName) {
        String root = roots.stream().filter(r -> base.isEmpty() && r.contains("."))
                .filter(r -> (packageName + ".").startsWith(r + ".")).findFirst().orElse(base);
        PackageName name = PackageName.of(packageName, root);
        Optional<Found> outer = name.words().stream().filter(f -> f.isFirm() && !names.isName(name, f)).findFirst();
        for (int i = 0; i < name.parts().size(); i++) {
            int at = i;
            if (Words.mayBeFeature(name.parts().get(i)) || name.words().stream().filter(word -> word.at() == at)
                    .anyMatch(word -> isName(name, outer, word))) {
                return Optional.of(name.parts().get(i));
            }
        }
        return Optional.empty();
    }

    private boolean isName(PackageName name, Optional<Found> outer, Found word) {
        return names.isName(name, word) || (word.isRing() && outer.filter(o -> o.at() < word.at()
                && o.word().layer() != word.word().layer() && names.isName(name, o, word)).isPresent());
    }

    private Reading inDomain(PackageName name, Found outer, List<Found> inside) {
        if (inside.stream().map(f -> f.word().text())
                .anyMatch(t -> t.startsWith("use") || t.startsWith("interactor"))) {
            return new Placed(Layer.USE_CASE);
        }
        return torn(name, outer, inside, f -> f.isRing() && !PORTS.contains(f.word().text()))
                .orElseGet(() -> new Placed(Layer.DOMAIN));
    }

    /** {@code application.domain.service} implements the ports of {@code application}: the domain's rules, a use case's place. */
    private Reading inUseCase(PackageName name, Found outer, List<Found> inside) {
        boolean domain = inside.stream().anyMatch(f -> f.word().text().equals("domain"));
        boolean service = inside.stream().anyMatch(f -> f.word().text().startsWith("service"));
        return torn(name, outer, inside,
                f -> f.isRing() && !PORTS.contains(f.word().text()) && f.word().layer() != Layer.DOMAIN)
                .orElseGet(() -> new Placed(domain && !service ? Layer.DOMAIN : Layer.USE_CASE));
    }

    private Reading inInfrastructure(PackageName name, Found outer, List<Found> inside) {
        Optional<Found> inner = inside.stream()
                .filter(f -> f.isRing() && isInner(f.word().layer()) && !names.isName(name, outer, f)).findFirst();
        Optional<Found> adapter = inside.stream().filter(f -> f.isFirm() && !isInner(f.word().layer())).findFirst();
        Optional<Found> doubt = inner.or(() -> adapter.filter(f -> f.isRing() && names.isName(name, outer, f)
                && f.word().layer() != Layer.REPOSITORY));
        if (doubt.isPresent()) {
            return torn(name, outer, doubt.get());
        }
        return new Placed(adapter.map(f -> f.word().layer()).orElse(Layer.REPOSITORY));
    }

    private Reading inAdapter(PackageName name, Found outer, List<Found> inside) {
        boolean doubtful = outer.word().length() == 1 && names.isDoubtful(name, outer);
        return torn(name, outer, inside, f -> contradicts(outer, f) || (doubtful && f.at() == outer.end()))
                .orElseGet(() -> new Placed(outer.word().layer()));
    }

    /** A pair such as {@code adapter.in} is clear enough to decide about other adapters; so is a kind about what starts. */
    private static boolean contradicts(Found outer, Found inner) {
        if (!inner.isRing() || isInner(inner.word().layer())) {
            return inner.isRing();
        }
        boolean starts = outer.word().layer() == Layer.MAIN || inner.word().layer() == Layer.MAIN;
        return outer.word().length() == 1 && (outer.isRing() || !starts);
    }

    /** The first word of another layer that contradicts; one name of a feature may come before it. */
    private Optional<Reading> torn(PackageName name, Found outer, List<Found> inside, Predicate<Found> contradicts) {
        return inside.stream().filter(f -> f.word().layer() != outer.word().layer()).filter(contradicts)
                .filter(f -> !names.isName(name, outer, f) || !isFirstName(name, outer, inside, f)).findFirst()
                .map(f -> torn(name, outer, f));
    }

    private boolean isFirstName(PackageName name, Found outer, List<Found> inside, Found word) {
        return inside.stream().filter(f -> f.at() < word.at()).noneMatch(
                f -> f.isRing() && f.word().layer() != outer.word().layer() && names.isName(name, outer, f));
    }

    private static Reading torn(PackageName name, Found outer, Found inner) {
        return new Torn(name.name(), name.upTo(outer.end() - 1), outer.word(), inner.word());
    }

    /** Whether it is a layer that others point to: stricter, so that a class which is there by mistake is reported. */
    static boolean isInner(Layer layer) {
        return layer == Layer.DOMAIN || layer == Layer.USE_CASE;
    }

    private PackageName split(String packageName) {
        return PackageName.of(packageName, ignored);
    }
}
