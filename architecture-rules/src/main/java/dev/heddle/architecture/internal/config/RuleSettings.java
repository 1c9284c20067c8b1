package dev.heddle.architecture.internal.config;

import dev.heddle.architecture.Severity;
import dev.heddle.architecture.model.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code architecture.yaml} says of one rule. The engine applies all of it; a rule reports as if nothing were set.
 *
 * @param severity instead of the rule's own
 * @param allow targets that may be depended on
 * @param except places where the rule doesn't look, each with its reason
 */
public record RuleSettings(Optional<Severity> severity, List<Pattern> allow, Map<Pattern, String> except) {

    public static final RuleSettings NONE = new RuleSettings(Optional.empty(), List.of(), Map.of());

    public RuleSettings {
        allow = List.copyOf(allow);
        except = Collections.unmodifiableMap(new LinkedHashMap<>(except));
    }
}
