package dev.heddle.architecture.internal.source;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines of one file.
 *
 * @param path relative to the project's root, with {@code /}
 */
public record SourceFile(String path, List<String> lines) {

    /** Returns whether it says that it is in a package. */
    boolean isIn(String packageName) {
        Pattern pattern = Pattern
                .compile("^\\s*package\\s+" + Pattern.quote(packageName) + "\\s*;?(\\s.*|//.*|/\\*.*)?$");
        return lines.stream().anyMatch(line -> pattern.matcher(line).matches());
    }

    /** Returns whether its language ends statements with one. */
    boolean hasSemicolons() {
        return path.endsWith(".java");
    }

    /** Returns the first line that has a word, 0 where none has. */
    public int lineOf(String word) {
        return lineOf(word, 1);
    }

    /** Returns the first line from one on that has a word, 0 where none has. */
    public int lineOf(String word, int from) {
        Pattern pattern = Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
        return IntStream.range(Math.max(from, 1) - 1, lines.size()).filter(i -> pattern.matcher(lines.get(i)).find())
                .map(i -> i + 1)
                .findFirst().orElse(0);
    }

    /** Returns the line that declares a type, 0 where none does. */
    public int lineOfType(String simpleName) {
        Pattern pattern = Pattern
                .compile("\\b(class|interface|enum|record|object)\\s+" + Pattern.quote(simpleName) + "\\b");
        return IntStream.range(0, lines.size()).filter(i -> pattern.matcher(lines.get(i)).find()).map(i -> i + 1)
                .findFirst().orElse(0);
    }

    /** Returns the line of an annotation of a type that is declared at a line, 0 where it isn't found. */
    public int lineOfAnnotation(String simpleName, int declared) {
        return above(simpleName, declared);
    }

    /** Returns the line of an annotation of a method whose code begins at a line, 0 where it isn't found. */
    public int lineOfAnnotation(String simpleName, String method, int code) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(method) + "\\s*\\(");
        for (int line = Math.min(code, lines.size()); line > 0; line--) {
            if (name.matcher(lines.get(line - 1)).find()) {
                return above(simpleName, line);
            }
        }
        return 0;
    }

    /** From a declaration up to the end of what stands before it. */
    private int above(String annotation, int declared) {
        Pattern pattern = Pattern.compile("@([\\w.]+\\.)?" + Pattern.quote(annotation) + "\\b");
        for (int line = declared; line > 0; line--) {
            String text = lines.get(line - 1);
            if (pattern.matcher(text).find()) {
                return line;
            }
            if (line < declared && (text.endsWith(";") || text.endsWith("}") || text.endsWith("{"))) {
                return 0;
            }
        }
        return 0;
    }
}
