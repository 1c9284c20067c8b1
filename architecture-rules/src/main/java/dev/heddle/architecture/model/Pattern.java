package dev.heddle.architecture.model;

/**
 * What a file says to name packages or classes: {@code com.acme.money} is a package or a class by its whole name,
 * {@code com.acme.money..} a package and all below it, {@code com.acme..web..} any package in between, {@code *} any
 * characters but a dot.
 */
public final class Pattern {

    private final String text;
    private final int line;
    private final java.util.regex.Pattern regex;

    private Pattern(String text, int line) {
        this.text = text;
        this.line = line;
        this.regex = java.util.regex.Pattern.compile(regex(text));
    }

    public static Pattern of(String text) {
        return new Pattern(text, 0);
    }

    /** Returns a pattern that knows the line of the file that it is in. */
    public static Pattern of(String text, int line) {
        return new Pattern(text, line);
    }

    /** Returns the line of the file, 0 where it comes from none. */
    public int line() {
        return line;
    }

    /** Returns whether it names the class, or the package of the class. */
    public boolean matches(String className) {
        return matchesName(className) || matchesName(Names.packageOf(className))
                || matchesName(Names.topLevel(className));
    }

    /** Returns whether it names the package. */
    public boolean matchesName(String name) {
        return regex.matcher(name).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        int start = 0;
        for (int dots = text.indexOf(".."); dots >= 0; dots = text.indexOf("..", start)) {
            quote(text.substring(start, dots), regex);
            boolean first = dots == 0;
            boolean last = dots + 2 == text.length();
            regex.append(first ? last ? ".*" : "(.*\\.)?" : last ? "(\\..*)?" : "\\.(.*\\.)?");
            start = dots + 2;
        }
        quote(text.substring(start), regex);
        return regex.toString();
    }

    private static void quote(String part, StringBuilder regex) {
        for (String piece : part.split("((?<=\\*)|(?=\\*))", -1)) {
            regex.append(piece.equals("*") ? "[^.]*" : java.util.regex.Pattern.quote(piece));
        }
    }
}
