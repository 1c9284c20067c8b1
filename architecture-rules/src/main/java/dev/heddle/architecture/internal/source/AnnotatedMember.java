package dev.heddle.architecture.internal.source;

import static java.util.stream.Collectors.joining;

import dev.heddle.architecture.internal.source.Suppression.InFile;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines of a member that is annotated. Byte code has what is in them elsewhere: the initializer of a field in the
 * constructors, an anonymous class of a method in a class of its own.
 */
final class AnnotatedMember {

    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(\\s*\\(([^()]|\\([^()]*\\))*\\))?");

    private final Code code;
    private final SourceFile file;
    private final CodeClass type;
    private final String member;

    private AnnotatedMember(CodeClass type, String member, SourceFile file) {
        this.code = Code.of(file);
        this.file = file;
        this.type = type;
        this.member = member;
    }

    /** Returns the lines from the annotation to the end of the member, where they are found. */
    static Optional<InFile> lines(CodeClass type, String member, SourceFile file, String annotation) {
        return new AnnotatedMember(type, member, file)
                .lines(Pattern.compile("@([\\w.]+\\.)?" + annotation + "\\b"));
    }

    private Optional<InFile> lines(Pattern annotation) {
        int declared = file.lineOfType(Names.simple(type.name()).replaceAll(".*\\$", ""));
        return IntStream.rangeClosed(Math.max(declared, 1), code.lines().size()).boxed()
                .flatMap(line -> annotation.matcher(code.line(line)).results().map(found -> lines(line, found)))
                .filter(this::declares).findFirst();
    }

    private InFile lines(int line, MatchResult annotation) {
        return new InFile(file.path(), line,
                Extent.lastLine(code, line, annotation.start(), file.hasSemicolons()));
    }

    private boolean declares(InFile lines) {
        String text = ANNOTATION.matcher(IntStream.rangeClosed(lines.from(), lines.to()).mapToObj(code::line)
                .collect(joining("\n"))).replaceAll("");
        String name = Pattern.quote(member.replaceAll("\\(.*", ""));
        return Pattern.compile(member.contains("(") ? "^[^=;{]*\\b" + name + "\\s*\\("
                : "^[^=;(]*\\b" + name + "\\s*([=;,]|$)").matcher(text.strip()).find() && holdsCode(lines);
    }

    /** Tells overloaded methods apart. */
    private boolean holdsCode(InFile lines) {
        return type.members().stream().filter(m -> m.label().equals(member) && m.line() > 0)
                .allMatch(m -> lines.from() <= m.line() && m.line() <= lines.to());
    }
}
