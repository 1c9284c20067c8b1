package dev.heddle.architecture.internal.source;

import dev.heddle.architecture.internal.source.Suppression.InFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments of the form {@code // architecture-allow rule-id: reason}. */
final class Comments {

    private static final Pattern ALLOW = Pattern
            .compile("(?://|/\\*|^\\s*\\*).*?\\barchitecture-allow\\s+([\\w-]+)\\s*(?::\\s*(.*?))?\\s*(?:\\*/\\s*)?$");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|/\\*|\\*).*|^\\s*$");
    private static final Pattern TYPE = Pattern
            .compile("^(?!\\s*(//|/?\\*|import |package )).*\\b(class|interface|enum|record|object)\\s+\\w+.*");

    private Comments() {}

    static List<Suppression> in(SourceFile file) {
        List<Suppression> found = new ArrayList<>();
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            if (line.contains("architecture-allow")) {
                Matcher matcher = ALLOW.matcher(line);
                if (matcher.find()) {
                    String reason = matcher.group(2);
                    found.add(new Suppression(matcher.group(1), reason == null ? "" : reason,
                            file.path() + ":" + (i + 1), new InFile(file.path(), covered(file.lines(), i))));
                }
            }
        }
        return found;
    }

    /** Its own line; of a comment that stands alone the next line of code, or the whole file above the first type. */
    private static int covered(List<String> lines, int index) {
        if (!COMMENT.matcher(lines.get(index)).matches()) {
            return index + 1;
        }
        if (lines.subList(0, index).stream().noneMatch(line -> TYPE.matcher(line).matches())) {
            return 0;
        }
        int next = index + 1;
        while (next < lines.size() && COMMENT.matcher(lines.get(next)).matches()) {
            next++;
        }
        return next + 1;
    }
}
