package dev.heddle.architecture.internal.source;

import dev.heddle.architecture.internal.source.Suppression.InFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that begin with {@code architecture-allow rule-id: reason}, or {@code architecture-allow-file} for the whole file.
 * What Javadoc and texts say of them is none.
 */
final class Comments {

    private static final String ALLOW = "architecture-allow";
    private static final Pattern SUPPRESSION = Pattern
            .compile("^(?://|/\\*)\\s*" + ALLOW + "(-file)?\\s+([\\w-]+)\\s*(?::\\s*(.*?))?\\s*(?:\\*/)?$");

    private final SourceFile file;
    private final Code code;

    private Comments(SourceFile file) {
        this.file = file;
        this.code = Code.of(file);
    }

    static List<Suppression> in(SourceFile file) {
        return file.lines().stream().anyMatch(line -> line.contains(ALLOW)) ? new Comments(file).suppressions()
                : List.of();
    }

    private List<Suppression> suppressions() {
        List<Suppression> found = new ArrayList<>();
        for (Comment comment : code.comments()) {
            Matcher matcher = SUPPRESSION.matcher(comment.text().lines().findFirst().orElse(""));
            if (matcher.matches()) {
                InFile covered = matcher.group(1) == null ? covered(comment)
                        : new InFile(file.path(), 0, Integer.MAX_VALUE);
                found.add(new Suppression(matcher.group(2), Optional.ofNullable(matcher.group(3)).orElse(""),
                        file.path() + ":" + comment.line(), List.of(covered)));
            }
        }
        return found;
    }

    /** Its own line; of a comment that stands alone the declaration or the statement below. */
    private InFile covered(Comment comment) {
        if (!code.line(comment.line()).isBlank()) {
            return new InFile(file.path(), comment.line(), comment.line());
        }
        int next = code.next(comment.line());
        return new InFile(file.path(), next, Extent.lastLine(code, next, 0, file.hasSemicolons()));
    }
}
