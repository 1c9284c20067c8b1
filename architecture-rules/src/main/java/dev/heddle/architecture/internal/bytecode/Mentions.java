package dev.heddle.architecture.internal.bytecode;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * Each class that a constant pool names: with those that are cast to, are the elements of arrays, the types of local
 * variables, or annotate a type. Safe for many threads.
 */
final class Mentions {

    private static final int TEXT = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;

    private final TypeNames names;
    private final Map<String, List<String>> byText = new ConcurrentHashMap<>();

    Mentions(TypeNames names) {
        this.names = names;
    }

    /** Returns the names of classes, without primitives. */
    Set<String> in(ClassReader file) {
        Set<String> mentions = new TreeSet<>();
        char[] buffer = new char[file.getMaxStringLength()];
        BitSet strings = strings(file);
        for (int i = 1; i < file.getItemCount(); i++) {
            int item = file.getItem(i);
            int tag = item == 0 ? 0 : file.readByte(item - 1);
            if (tag == CLASS) {
                mentions.add(names.of(file.readUTF8(item, buffer)));
            } else if (tag == TEXT && !strings.get(i) && looksLikeTypes(file, item)) {
                mentions.addAll(byText.computeIfAbsent(text(file, item), this::types));
            }
        }
        mentions.removeIf(TypeNames::isPrimitive);
        return mentions;
    }

    private static BitSet strings(ClassReader file) {
        BitSet strings = new BitSet();
        for (int i = 1; i < file.getItemCount(); i++) {
            int item = file.getItem(i);
            if (item != 0 && file.readByte(item - 1) == STRING) {
                strings.set(file.readUnsignedShort(item));
            }
        }
        return strings;
    }

    /** The first look at what may be a descriptor or a signature. */
    private static boolean looksLikeTypes(ClassReader file, int item) {
        int length = file.readUnsignedShort(item);
        if (length < 3) {
            return false;
        }
        int first = file.readByte(item + 2);
        int last = file.readByte(item + 1 + length);
        return switch (first) {
            case 'L', '[' -> last == ';';
            case '(', '<' -> last == ';' || (last >= 'A' && last <= 'Z');
            default -> false;
        };
    }

    private static String text(ClassReader file, int item) {
        int length = file.readUnsignedShort(item) + 2;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) file.readByte(item + i);
        }
        try {
            return new DataInputStream(new ByteArrayInputStream(bytes)).readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the types in a text; none for one that is something else, such as a value of an annotation. */
    private List<String> types(String text) {
        if (text.codePoints().anyMatch(c -> !Character.isJavaIdentifierPart(c) && "/;<>:*+-()[.^".indexOf(c) < 0)) {
            return List.of();
        }
        try {
            Signature none = Signature.none();
            Signature read = text.startsWith("[") ? Signature.ofType(text, none) : Signature.of(text, none);
            return Stream.concat(read.bounds().stream(), read.types().stream()).map(names::of).distinct().toList();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of();
        }
    }
}
