package dev.heddle.architecture.report;

import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the documentation says of each rule, in Markdown. It comes in the jar, since the reports have readers elsewhere. */
public final class RulePages {

    private static final Pattern HEADING = Pattern.compile("(?m)^### ([a-z]+(?:-[a-z]+)+)$");

    private final Map<String, String> pages = new LinkedHashMap<>();

    public RulePages() {
        String text = InJar.text("architecture-rules.md");
        List<MatchResult> headings = HEADING.matcher(text).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            pages.put(headings.get(i).group(1), text.substring(headings.get(i).start(), end).strip() + "\n");
        }
    }

    /**
     * Returns the page of a rule.
     *
     * @throws WrongUseException where no rule is called so; names the nearest
     */
    public String of(String ruleId) {
        return Optional.ofNullable(pages.get(ruleId))
                .orElseThrow(() -> new WrongUseException("No rule is called " + ruleId
                        + Nearest.of(ruleId, pages.keySet()).map(n -> ", did you mean " + n + "?").orElse(". Known: "
                                + String.join(", ", pages.keySet()))));
    }
}
