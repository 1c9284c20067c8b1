package dev.heddle.architecture.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.internal.source.Suppression.InFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"""
        /**
         * Talks about it: architecture-allow rule-id: as an example
         */
        class A { }
        """, """
        /** architecture-allow rule-id: as an example */
        class A { }
        """, """
        /// architecture-allow rule-id: in Markdown
        class A { }
        """, """
        // once there was an architecture-allow rule-id: reason
        class A { }
        """, """
        class A { String url = "http://a.b// architecture-allow rule-id: reason"; }
        """, """
        class A { String text = \"""
            // architecture-allow rule-id: reason \\\"""
            // architecture-allow rule-id: reason
            \"""; }
        """, """
        class A { char quote = '"'; char other = '\\''; String text = "\\"// architecture-allow rule-id: reason"; }
        """})
    void in_wordThatDoesNotOpenAComment_isNone(String source) {
        assertThat(in("A.java", source)).isEmpty();
    }

    @Test
    void in_afterTexts_isFound() {
        assertThat(in("A.java", """
            class A { char quote = '"'; String text = "\\\\"; int a; // architecture-allow rule-id: reason
            """)).singleElement().satisfies(s -> assertThat(s.reason()).isEqualTo("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        >Instant now = Instant
        <    .now(); int other;
        """, """
        >@Override
        public void run() {
            if (now()) { exit(); }
        <}
        void other() { }
        """, """
        >if (a) {
            exit();
        } else if (b) {
            exit();
        }
        <else { exit(); }
        exit();
        """, """
        ><ONE(now()),
        TWO(now());
        """, """
        record A(
        ><    Instant opened,
            Instant closed) { }
        """, """
        record A(Instant opened,
        ><    Instant closed
        ) { }
        """, """
        >class A extends B implements C,
            D {
            int[] numbers = {1, 2};
        <}
        class E { }
        """, """
        >var all = list.stream().map(x -> {
            return now();
        <}).toList();
        exit();
        """, """
        >Map<String,
        <    Instant> times;
        int other;
        """, """
        >Runnable exit = new Runnable() {
            public void run() { exit(); }
        <};
        int other;
        """})
    void in_aboveADeclarationOrStatement_coversItToItsEnd(String source) {
        assertCovers("A.java", source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        ><val now = Instant.now()
        val other = Instant.now()
        """, """
        >val all = list
        <    .map { now() }
        exit()
        """, """
        >@Late
        fun now() =
        <    Instant.now()
        fun other() { }
        """, """
        >fun run() {
            exit()
        <}
        fun other() { }
        """})
    void in_languageWithoutSemicolons_coversToTheEndOfTheLine(String source) {
        assertCovers("A.kt", source);
    }

    @Test
    void in_file_coversTheWholeFile() {
        assertThat(in("A.java", "package a;\n// architecture-allow-file rule-id: reason\n")).singleElement()
                .satisfies(s -> assertThat(s.scopes()).containsExactly(new InFile("A.java", 0, Integer.MAX_VALUE)));
    }

    /** The comment is put above the line with the one sign, and must cover it up to the line with the other. */
    private static void assertCovers(String file, String marked) {
        String source = marked.replaceFirst("(?m)^>", "// architecture-allow rule-id: reason\n\n>");
        List<String> lines = source.lines().toList();
        int from = lines.indexOf(lines.stream().filter(l -> l.startsWith(">")).findFirst().orElseThrow()) + 1;
        int to = lines.indexOf(lines.stream().filter(l -> l.matches(">?<.*")).findFirst().orElseThrow()) + 1;

        assertThat(in(file, source.replaceAll("(?m)^>?<?", ""))).singleElement()
                .satisfies(s -> assertThat(s.scopes()).containsExactly(new InFile(file, from, to)));
    }

    private static List<Suppression> in(String file, String source) {
        return Comments.in(new SourceFile(file, source.lines().toList()));
    }
}
