package dev.heddle.architecture.config;

import java.util.Map;

/** {@code architecture.yaml}, as far as it was written; what it doesn't say is left to convention. */
public record Config(Map<String, RuleSettings> rules) {

    public static final Config NONE = new Config(Map.of());

    public Config {
        rules = Map.copyOf(rules);
    }

    /** Returns what the file says of a rule. */
    public RuleSettings of(String ruleId) {
        return rules.getOrDefault(ruleId, RuleSettings.NONE);
    }
}
