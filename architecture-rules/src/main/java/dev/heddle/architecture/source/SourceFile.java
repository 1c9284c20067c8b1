package dev.heddle.architecture.source;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines of one file.
 *
 * @param path relative to the project's root, with {@code /}
 */
public record SourceFile(String path, List<String> lines) {

    /** Returns the first line that has a word, 0 where none has. */
    public int lineOf(String word) {
        Pattern pattern = Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
        return IntStream.range(0, lines.size()).filter(i -> pattern.matcher(lines.get(i)).find()).map(i -> i + 1)
                .findFirst().orElse(0);
    }
}
