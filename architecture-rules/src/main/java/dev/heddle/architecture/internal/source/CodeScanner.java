package dev.heddle.architecture.internal.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells code, comments and texts apart, in Java and in what is written like it. A text that is not closed ends with its
 * line, so that what is misread hides comments, and never makes them up.
 */
final class CodeScanner {

    private static final String BLOCK = "\"\"\"";

    private final String text;
    private final boolean isRaw;
    private final StringBuilder code = new StringBuilder();
    private final List<Comment> comments = new ArrayList<>();
    private int at;
    private int line = 1;

    /** @param isRaw whether a backslash means nothing in a text of many lines */
    CodeScanner(String text, boolean isRaw) {
        this.text = text;
        this.isRaw = isRaw;
    }

    Code scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("//", at)) {
                comment(endOfLine());
            } else if (text.startsWith("/*", at)) {
                comment(after("*/", at + 2));
            } else if (text.startsWith(BLOCK, at)) {
                replace('"', endOfBlock());
            } else if (c == '"' || c == '\'') {
                replace('"', endOfText(c));
            } else {
                replace(c, at + 1);
            }
        }
        return new Code(List.of(code.toString().split("\n", -1)), comments);
    }

    private void comment(int end) {
        comments.add(new Comment(line, text.substring(at, end)));
        replace(' ', end);
    }

    /** Goes on to the end, and keeps the lines. */
    private void replace(char by, int end) {
        while (at < end) {
            boolean isEnd = text.charAt(at) == '\n';
            code.append(isEnd ? '\n' : by);
            line += isEnd ? 1 : 0;
            at++;
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int after(String sign, int from) {
        int end = text.indexOf(sign, from);
        return end < 0 ? text.length() : end + sign.length();
    }

    private int endOfBlock() {
        int end = at + BLOCK.length();
        while (end < text.length() && !text.startsWith(BLOCK, end)) {
            end += !isRaw && text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + BLOCK.length(), text.length());
    }

    private int endOfText(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean isClosed = end < text.length() && text.charAt(end) == quote;
        return Math.min(isClosed ? end + 1 : end, text.length());
    }
}
