package dev.heddle.architecture.internal.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** The classes that a generic signature is written with, by their internal names. */
final class Signature extends SignatureVisitor {

    private final Map<String, String> variables;
    private final List<String> bounds = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private List<String> into = types;
    private boolean declaring;
    private String variable = "";

    private Signature(Map<String, String> variables) {
        super(Opcodes.ASM9);
        this.variables = new HashMap<>(variables);
    }

    /** Returns the signature of what is not generic. */
    static Signature none() {
        return new Signature(Map.of());
    }

    /** Reads the signature of a class or a method. */
    static Signature of(@Nullable String text, Signature around) {
        Signature signature = new Signature(around.variables);
        if (text != null) {
            new SignatureReader(text).accept(signature);
        }
        return signature;
    }

    /** Reads the signature, or the descriptor, of a field. */
    static Signature ofType(@Nullable String text, Signature around) {
        Signature signature = new Signature(around.variables);
        if (text != null) {
            new SignatureReader(text).acceptType(signature);
        }
        return signature;
    }

    /** Returns the bounds of the type parameters that are declared here. */
    List<String> bounds() {
        return bounds;
    }

    /** Returns all others; a type variable counts as what it is erased to. */
    List<String> types() {
        return types;
    }

    @Override
    public void visitFormalTypeParameter(String name) {
        variable = name;
        variables.remove(name);
        into = bounds;
        declaring = true;
    }

    @Override
    public SignatureVisitor visitSuperclass() {
        return beside();
    }

    @Override
    public SignatureVisitor visitParameterType() {
        return beside();
    }

    @Override
    public SignatureVisitor visitReturnType() {
        return beside();
    }

    @Override
    public void visitTypeVariable(String name) {
        String erased = variables.get(name);
        if (erased != null) {
            add(erased);
        }
    }

    @Override
    public void visitClassType(String name) {
        add(name);
        open.push(into.size() - 1);
    }

    @Override
    public void visitInnerClassType(String name) {
        into.set(open.element(), into.get(open.element()) + "$" + name);
    }

    @Override
    public void visitEnd() {
        open.pop();
    }

    /** The type parameters come first, and end here. */
    private SignatureVisitor beside() {
        into = types;
        declaring = false;
        return this;
    }

    private void add(String name) {
        if (declaring && open.isEmpty()) {
            variables.putIfAbsent(variable, name);
        }
        into.add(name);
    }
}
