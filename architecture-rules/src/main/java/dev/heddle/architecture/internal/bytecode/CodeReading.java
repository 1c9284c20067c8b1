package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.DependencyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads what the code of one method uses. */
abstract class CodeReading extends MethodVisitor {

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
    private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";

    /** The compiler's own, for switches over an enum. */
    private static final String SWITCH_MAP = "$SwitchMap$";

    private final TypeNames names;
    private final List<Use> uses = new ArrayList<>();
    private final Map<Label, Set<String>> handlers = new HashMap<>();
    private int line;
    private int firstLine;

    CodeReading(TypeNames names) {
        super(Opcodes.ASM9);
        this.names = names;
    }

    /** Returns the lowest line, 0 where none is known. */
    final int firstLine() {
        return firstLine;
    }

    final List<Use> uses() {
        handlers.values().forEach(types -> types.forEach(type -> add(DependencyKind.CATCH, type, 0)));
        handlers.clear();
        return List.copyOf(uses);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        firstLine = firstLine == 0 ? number : Math.min(firstLine, number);
        Set<String> caught = handlers.remove(start);
        if (caught != null) {
            caught.forEach(type -> add(DependencyKind.CATCH, type, number));
        }
    }

    /** Comes before the code. One that catches all, such as {@code finally}, has no type. */
    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type != null) {
            handlers.computeIfAbsent(handler, h -> new LinkedHashSet<>()).add(names.of(type));
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Type type && type.getSort() != Type.METHOD) {
            add(DependencyKind.CLASS_LITERAL, names.element(type), line);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.INSTANCEOF) {
            add(DependencyKind.INSTANCEOF, names.of(type), line);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (!name.startsWith(SWITCH_MAP)) {
            add(DependencyKind.ACCESS, names.of(owner), line);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        uses.add(new Use(DependencyKind.CALL, names.of(owner), names.same(name), descriptor,
                names.parameters(descriptor), line));
    }

    /** A lambda or a method reference calls; a switch over types tests for them. */
    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            if (bootstrap.getOwner().equals(LAMBDAS) && argument instanceof Handle called
                    && called.getDesc().startsWith("(")) {
                visitMethodInsn(0, called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
            } else if (bootstrap.getOwner().equals(SWITCHES) && argument instanceof Type type) {
                add(DependencyKind.INSTANCEOF, names.element(type), line);
            }
        }
    }

    private void add(DependencyKind kind, String type, int where) {
        uses.add(Use.of(kind, type, where));
    }
}
