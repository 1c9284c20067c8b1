package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.config.FeatureSettings;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a feature publishes: what {@code architecture.yaml} says; else, where it has a package called {@code published} or
 * {@code api} inside its inner layers, that; else its domain and its use cases. Never its adapters, or a package called {@code internal}.
 */
final class FeaturesReachOnlyWhatIsPublished implements Check {

    private static final Rule RULE = Rule.of("features-reach-only-what-is-published",
            "Features reach each other only through what they publish, never through each other's adapters or internals",
            "what others use can't change, so a feature must know what that is",
            "Call a use case of the other feature, or add the package to what it publishes");

    private static final Set<String> OPEN = Set.of("published", "publishes", "api");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        run(architecture, Config.NONE, findings);
    }

    @Override
    public void run(Architecture architecture, Config config, Findings findings) {
        Set<String> openFeatures = new HashSet<>();
        architecture.classes().stream().filter(type -> isOpen(type, architecture))
                .forEach(type -> architecture.featureOf(type).ifPresent(openFeatures::add));
        for (FeatureGraph.Edge edge : FeatureGraph.of(architecture).edges()) {
            breach(edge, config, openFeatures, architecture)
                    .ifPresent(sentence -> findings.add(edge.type(), edge.dependency(), sentence));
        }
    }

    private static Optional<String> breach(FeatureGraph.Edge edge, Config config, Set<String> openFeatures,
            Architecture architecture) {
        CodeClass target = edge.target();
        String feature = "the feature " + edge.to();
        FeatureSettings settings = config.features().get(edge.to());
        if (settings != null && !settings.publishes().isEmpty()) {
            return settings.publishes().stream().anyMatch(p -> p.matches(target.name())) ? Optional.empty()
                    : Optional.of(feature + " doesn't publish it");
        }
        if (architecture.wordsOf(target).contains("internal")) {
            return Optional.of("it is internal to " + feature);
        }
        if (!isInside(target, architecture)) {
            return Optional.of("it is an adapter of " + feature);
        }
        return openFeatures.contains(edge.to()) && !isOpen(target, architecture)
                ? Optional.of(feature + " doesn't publish it") : Optional.empty();
    }

    private static boolean isOpen(CodeClass type, Architecture architecture) {
        return isInside(type, architecture) && architecture.wordsOf(type).stream().anyMatch(OPEN::contains);
    }

    private static boolean isInside(CodeClass type, Architecture architecture) {
        return architecture.layerOf(type).filter(l -> l == Layer.DOMAIN || l == Layer.USE_CASE).isPresent();
    }
}
