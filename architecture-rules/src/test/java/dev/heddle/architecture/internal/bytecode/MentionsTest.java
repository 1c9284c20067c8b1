package dev.heddle.architecture.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class MentionsTest {

    private final ClassWriter writer = new ClassWriter(0);

    @Test
    void in_nameWithLettersOutsideAscii_isSeenAsItsTwin() {
        writer.newUTF8("Ljava/util/List<La/Groesse;>;");
        writer.newUTF8("Ljava/util/List<Lb/Größe;>;");

        assertThat(mentions()).contains("a.Groesse", "b.Größe");
    }

    @Test
    void in_signaturesAndDescriptors_areReadToTheEnd() {
        writer.newUTF8("<T:La/Bound;>(La/Outer<La/Arg;>.Inner;I[[La/Element;)Z");
        writer.newUTF8("(La/Parameter;)V");
        writer.newUTF8("[La/Array;");
        writer.newConst(org.objectweb.asm.Type.getObjectType("[[La/Literal;"));

        assertThat(mentions()).contains("a.Bound", "a.Outer$Inner", "a.Arg", "a.Element", "a.Parameter", "a.Array",
                "a.Literal");
    }

    @Test
    void in_textThatIsNoType_isLeftOut() {
        writer.newConst("La/InAString;");
        writer.newUTF8("La bella vita;");
        writer.newUTF8("(see below;");
        writer.newUTF8("L;");

        assertThat(mentions()).containsExactlyInAnyOrder("a.Type", "java.lang.Object");
    }

    private Set<String> mentions() {
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, "a/Type", null, "java/lang/Object", null);
        return new Mentions(new TypeNames()).in(new ClassReader(writer.toByteArray()));
    }
}
