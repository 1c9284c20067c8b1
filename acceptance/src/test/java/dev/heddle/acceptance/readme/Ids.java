package dev.heddle.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which id of this run stands where the page shows an id of the run that it was written from. */
final class Ids {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private final Map<String, String> actualByShown = new HashMap<>();

    /** Returns the text with each id of the page replaced by that of this run. */
    String actual(String shown) {
        return ID.matcher(shown).replaceAll(match -> actualByShown.getOrDefault(match.group(), match.group()));
    }

    /** Fails unless the answer is the one that is shown, but for times and for ids that are shown for the first time. */
    void assertShown(String shown, String answer) {
        List<String> shownIds = ids(shown);
        List<String> actualIds = ids(answer);
        assertThat(withoutTimes(ID.matcher(answer).replaceAll("<id>")))
                .isEqualTo(withoutTimes(ID.matcher(shown).replaceAll("<id>")));
        for (int i = 0; i < shownIds.size(); i++) {
            actualByShown.putIfAbsent(shownIds.get(i), actualIds.get(i));
        }
        assertThat(withoutTimes(answer)).isEqualTo(withoutTimes(actual(shown)));
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String withoutTimes(String text) {
        return TIME.matcher(text).replaceAll("<time>");
    }
}
