package dev.heddle.architecture.report;

import static java.util.stream.Collectors.joining;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A verdict as CI servers read it: a test case for each rule, and one for what wasn't seen. */
final class JUnitReport {

    private static final String SUITE = "architecture";

    private final Verdict verdict;
    private final XMLStreamWriter xml;

    private JUnitReport(Verdict verdict, XMLStreamWriter xml) {
        this.verdict = verdict;
        this.xml = xml;
    }

    static String of(Verdict verdict) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(verdict, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Unable to write the JUnit report", e);
        }
        return text.append('\n').toString();
    }

    private void write() throws XMLStreamException {
        long failed = verdict.rules().keySet().stream().filter(r -> !errors(r).isEmpty()).count()
                + (verdict.coverage().isEmpty() ? 0 : 1);
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuite");
        attribute("name", SUITE);
        attribute("tests", String.valueOf(verdict.rules().size() + 1));
        attribute("failures", String.valueOf(failed));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(verdict.rules().size() - verdict.ran().size()));
        attribute("time", "0");
        coverage();
        for (Map.Entry<Rule, Severity> rule : verdict.rules().entrySet()) {
            rule(rule.getKey(), rule.getValue());
        }
        end();
        xml.writeEndDocument();
    }

    private void coverage() throws XMLStreamException {
        testCase("everything-is-seen");
        if (!verdict.coverage().isEmpty()) {
            failure("not seen: " + verdict.coverage().size(), verdict.coverage().stream()
                    .map(c -> c.message() + "\n" + c.toAllow()).collect(joining("\n")));
        }
        end();
    }

    private void rule(Rule rule, Severity severity) throws XMLStreamException {
        testCase(rule.id());
        List<Violation> errors = errors(rule);
        if (severity == Severity.OFF) {
            skipped("off in architecture.yaml");
        }
        if (verdict.notRun().containsKey(rule)) {
            skipped("not run: " + verdict.notRun().get(rule));
        }
        if (!errors.isEmpty()) {
            failure(rule.sentence() + " (broken in " + errors.size() + (errors.size() == 1 ? " place)" : " places)"),
                    lines(errors) + "\n" + rule.advice() + ". See " + Tool.explain(rule));
        }
        List<Violation> others = verdict.violationsOf(rule).stream().filter(v -> !errors.contains(v)).toList();
        if (!others.isEmpty()) {
            start("system-out");
            text(lines(others));
            end();
        }
        end();
    }

    private List<Violation> errors(Rule rule) {
        return verdict.violationsOf(rule).stream().filter(v -> v.severity() == Severity.ERROR).toList();
    }

    private static String lines(List<Violation> violations) {
        return violations.stream().map(v -> v.severity() + ": " + v.place() + " " + v.message() + "\n")
                .collect(joining());
    }

    private void testCase(String name) throws XMLStreamException {
        start("testcase");
        attribute("classname", SUITE);
        attribute("name", name);
        attribute("time", "0");
    }

    private void skipped(String message) throws XMLStreamException {
        start("skipped");
        attribute("message", message);
        end();
    }

    private void failure(String message, String text) throws XMLStreamException {
        start("failure");
        attribute("message", message);
        attribute("type", "architecture");
        text(text);
        end();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    private void text(String text) throws XMLStreamException {
        xml.writeCharacters(printable(text));
    }

    /** XML has no way to write most control characters. */
    private static String printable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
    }
}
