package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.internal.source.SourceFile;
import dev.heddle.architecture.internal.source.Sources;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the file and the line of what a rule found. */
final class Places {

    private final Sources sources;

    Places(Sources sources) {
        this.sources = sources;
    }

    Violation violation(Rule rule, Severity severity, Findings.Finding finding) {
        CodeClass type = finding.type();
        Optional<SourceFile> source = sources.of(type);
        int line = source.map(s -> line(s, finding)).orElse(finding.line());
        return new Violation(rule, severity, type.module().name(), type.name(), finding.member(),
                source.map(SourceFile::path).orElse(type.fileName()), line, finding.target(), finding.message());
    }

    /**
     * The line of the annotation, else the class file's. Where it has none: that of the member or the target below the
     * class, or of the class, where the source names neither.
     */
    private static int line(SourceFile source, Findings.Finding finding) {
        String member = finding.member().replaceAll("\\(.*", "");
        String target = finding.target().map(Places::simple).orElse("");
        String type = simple(finding.type().name());
        int declared = source.lineOfType(type);
        String word = !member.isEmpty() ? member : finding.target().isPresent() ? target : type;
        return IntStream.of(finding.onAnnotation() ? annotation(source, target, finding, declared) : 0, finding.line(),
                source.lineOf(word, declared), source.lineOf(word), declared).filter(line -> line > 0).findFirst()
                .orElse(0);
    }

    private static int annotation(SourceFile source, String annotation, Findings.Finding finding, int declared) {
        return finding.member().isEmpty() ? source.lineOfAnnotation(annotation, declared)
                : source.lineOfAnnotation(annotation, finding.member().replaceAll("\\(.*", ""), finding.line());
    }

    private static String simple(String className) {
        return Names.simple(className).replaceAll(".*\\$", "");
    }
}
