package dev.heddle.architecture.model;

import dev.heddle.architecture.WrongUseException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * The header of a class file: its version, its name, and each type that its constant pool names. The pool names what the
 * model of ArchUnit leaves out: casts, arrays, local variables, annotations of types.
 *
 * @param mentions names of classes, without primitives and arrays
 */
record ClassFile(Path path, String name, Set<String> mentions) {

    /** The newest that the ASM in ArchUnit reads: Java 27. */
    static final int NEWEST = 71;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_1 = 44;
    private static final java.util.regex.Pattern DESCRIPTOR = java.util.regex.Pattern
            .compile("[(<\\[L][\\w$/;<>:*+\\-()\\[.^]*[;VZBCSIJFD]");
    private static final java.util.regex.Pattern TYPE = java.util.regex.Pattern.compile("L([\\w$/]+)[;<.]");

    /**
     * Reads a file.
     *
     * @throws WrongUseException where it is no class file, is cut off, or is newer than what can be read
     */
    static ClassFile read(Path path) {
        try {
            return read(path, Files.readAllBytes(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongUseException("Unable to read the class file " + path + ": compile it again", e);
        }
    }

    private static ClassFile read(Path path, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (bytes.length < 10 || in.readInt() != MAGIC) {
            throw new WrongUseException("No class file, though it is called one: " + path + ". Compile it again");
        }
        in.readUnsignedShort();
        requireReadable(path, in.readUnsignedShort());
        return new Pool(in).header(path);
    }

    private static void requireReadable(Path path, int major) {
        if (major > NEWEST) {
            throw new WrongUseException("The class file " + path + " is of version " + major + " (Java "
                    + (major - JAVA_1) + "), and this version of the rules reads up to " + NEWEST + " (Java "
                    + (NEWEST - JAVA_1) + "): compile for an older release, or take a newer version of the rules");
        }
    }

    private static final class Pool {

        private final Map<Integer, String> texts = new HashMap<>();
        private final Map<Integer, Integer> classes = new HashMap<>();
        private final BitSet strings = new BitSet();
        private final DataInputStream in;

        Pool(DataInputStream in) throws IOException {
            this.in = in;
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                read(i, tag);
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }

        private void read(int index, int tag) throws IOException {
            switch (tag) {
                case 1 -> texts.put(index, in.readUTF());
                case 7 -> classes.put(index, in.readUnsignedShort());
                case 8 -> strings.set(in.readUnsignedShort());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> in.skipNBytes(8);
                case 15 -> in.skipNBytes(3);
                case 16, 19, 20 -> in.skipNBytes(2);
                default -> throw new IllegalArgumentException("constant of unknown kind " + tag);
            }
        }

        ClassFile header(Path path) throws IOException {
            in.skipNBytes(2);
            String name = text(in.readUnsignedShort()).replace('/', '.');
            Set<String> mentions = new TreeSet<>();
            classes.keySet().forEach(c -> add(text(c), mentions));
            texts.forEach((index, text) -> {
                if (!strings.get(index) && DESCRIPTOR.matcher(text).matches()) {
                    addTypes(text, mentions);
                }
            });
            return new ClassFile(path, name, Set.copyOf(mentions));
        }

        private String text(int type) {
            Integer index = classes.get(type);
            String text = index == null ? null : texts.get(index);
            if (text == null) {
                throw new IllegalArgumentException("no class at constant " + type);
            }
            return text;
        }

        private static void add(String type, Set<String> mentions) {
            if (type.startsWith("[")) {
                addTypes(type, mentions);
            } else {
                mentions.add(type.replace('/', '.'));
            }
        }

        private static void addTypes(String descriptor, Set<String> mentions) {
            Matcher types = TYPE.matcher(descriptor);
            while (types.find()) {
                mentions.add(types.group(1).replace('/', '.'));
            }
        }
    }
}
