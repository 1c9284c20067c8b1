package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.Member;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;

/** What a class file says of a field or a method, but for its code. */
record Declaration(int access, String name, String descriptor, Signature signature, List<String> exceptions) {

    private static final int PRIVATE_STATIC = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private static final Map<Member.Modifier, Integer> FLAGS = new TreeMap<>(Map.of(Member.Modifier.PUBLIC,
            Opcodes.ACC_PUBLIC, Member.Modifier.PROTECTED, Opcodes.ACC_PROTECTED, Member.Modifier.PRIVATE,
            Opcodes.ACC_PRIVATE, Member.Modifier.STATIC, Opcodes.ACC_STATIC, Member.Modifier.FINAL, Opcodes.ACC_FINAL,
            Member.Modifier.ABSTRACT, Opcodes.ACC_ABSTRACT));

    /** Whether the compiler made it. Kotlin's doesn't say so of the code of a lambda. */
    boolean isMade() {
        return (access & Opcodes.ACC_SYNTHETIC) != 0 || ((access & PRIVATE_STATIC) == PRIVATE_STATIC
                && name.contains("$lambda$"));
    }

    Set<Member.Modifier> modifiers() {
        Set<Member.Modifier> modifiers = EnumSet.noneOf(Member.Modifier.class);
        FLAGS.forEach((modifier, flag) -> {
            if ((access & flag) != 0) {
                modifiers.add(modifier);
            }
        });
        return Set.copyOf(modifiers);
    }
}
