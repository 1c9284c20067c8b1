package dev.heddle.architecture.internal.source;

import java.util.List;

/**
 * A source file taken apart.
 *
 * @param lines without comments, and with quotes in place of what texts say, each character in its column
 */
record Code(List<String> lines, List<Comment> comments) {

    Code {
        lines = List.copyOf(lines);
        comments = List.copyOf(comments);
    }

    static Code of(SourceFile file) {
        return new CodeScanner(String.join("\n", file.lines()), file.path().endsWith(".kt")).scan();
    }

    /** Returns the line, from 1. */
    String line(int number) {
        return lines.get(number - 1);
    }

    /** Returns the first line from one on that isn't blank; the line after the last where there is none. */
    int next(int from) {
        int line = from;
        while (line <= lines.size() && line(line).isBlank()) {
            line++;
        }
        return line;
    }
}
