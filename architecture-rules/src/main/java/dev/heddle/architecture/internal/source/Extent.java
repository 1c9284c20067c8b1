package dev.heddle.architecture.internal.source;

import java.util.regex.Pattern;

/**
 * Where a declaration or a statement ends: at its {@code ;}, at the brace that closes it, at the comma after an enum
 * constant or a parameter; without semicolons at the end of the line that closes all brackets.
 */
final class Extent {

    private static final Pattern GOES_ON = Pattern.compile("^\\s*(else\\b|catch\\b|finally\\b|[.;])");
    private static final Pattern LIST_OF_TYPES = Pattern.compile("(?<![?] )\\b(implements|extends|permits|throws)\\b");
    private static final Pattern LINE_GOES_ON = Pattern.compile("(^\\s*@[\\w.]+(\\(.*\\))?|[-=+*/&|<>?:.])\\s*$");
    private static final Pattern NEXT_LINE_GOES_ON = Pattern.compile("^\\s*[.?:{=+&|].*");

    private final Code code;
    private final boolean hasSemicolons;
    private final StringBuilder read = new StringBuilder();

    private Extent(Code code, boolean hasSemicolons) {
        this.code = code;
        this.hasSemicolons = hasSemicolons;
    }

    /** Returns the last line of what begins at a line and a column. */
    static int lastLine(Code code, int line, int column, boolean hasSemicolons) {
        return new Extent(code, hasSemicolons).lastLine(line, column);
    }

    private int lastLine(int first, int column) {
        int depth = 0;
        for (int line = first; line <= code.lines().size(); line++) {
            String text = code.line(line);
            for (int i = line == first ? column : 0; i < text.length(); i++) {
                char c = text.charAt(i);
                read.append(c);
                if ("([{".indexOf(c) >= 0) {
                    depth++;
                } else if (")]}".indexOf(c) >= 0) {
                    depth--;
                }
                if (depth < 0) {
                    return text.substring(0, i).isBlank() ? Math.max(first, line - 1) : line;
                }
                if (depth == 0 && (c == ';' || (c == '}' && !goesOn(line, i + 1)))) {
                    return line;
                }
            }
            if (depth == 0 && endsWithLine(line)) {
                return line;
            }
            read.append('\n');
        }
        return code.lines().size();
    }

    private boolean goesOn(int line, int column) {
        String rest = code.line(line).substring(column);
        int next = code.next(line + 1);
        return GOES_ON.matcher(rest).find()
                || (rest.isBlank() && next <= code.lines().size() && GOES_ON.matcher(code.line(next)).find());
    }

    private boolean endsWithLine(int line) {
        String text = code.line(line);
        if (text.stripTrailing().endsWith(",")) {
            return !LIST_OF_TYPES.matcher(read).find() && openAngles() <= 0;
        }
        int next = code.next(line + 1);
        return !hasSemicolons && !text.isBlank() && !LINE_GOES_ON.matcher(text).find()
                && (next > code.lines().size() || !NEXT_LINE_GOES_ON.matcher(code.line(next)).matches());
    }

    private long openAngles() {
        String angles = read.toString().replace("->", "");
        return angles.chars().filter(c -> c == '<').count() - angles.chars().filter(c -> c == '>').count();
    }
}
