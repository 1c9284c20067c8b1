package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** One class file. */
final class ClassFile {

    /** The newest version that ASM reads: Java 28. */
    static final int NEWEST = Opcodes.V28;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_1 = 44;
    private static final int HEADER = 10;

    private final Path path;
    private final byte[] bytes;

    private ClassFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @throws WrongUseException where it is no class file, is damaged, or is newer than what can be read
     */
    static ClassReading read(Path path, TypeNames names, Mentions mentions) {
        try {
            return new ClassFile(path, Files.readAllBytes(path)).read(names, mentions);
        } catch (IOException e) {
            throw new WrongUseException("Unable to read the class file " + path + ": compile it again", e);
        }
    }

    private ClassReading read(TypeNames names, Mentions mentions) {
        if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw new WrongUseException("No class file, though it is called one: " + path + ". Compile it again");
        }
        requireReadable(ByteBuffer.wrap(bytes).getShort(6) & 0xFFFF);
        try {
            ClassReader file = new ClassReader(bytes);
            ClassReading reading = new ClassReading(names,
                    new ClassFacts(names.of(file.getClassName()), mentions.in(file)));
            file.accept(reading, ClassReader.SKIP_FRAMES);
            return reading;
        } catch (RuntimeException e) {
            // ASM checks little, so what is damaged ends in an index or a cast that is wrong
            throw new WrongUseException("Unable to read the class file " + path + ": it is damaged, compile it again",
                    e);
        }
    }

    private void requireReadable(int major) {
        if (major > NEWEST) {
            throw new WrongUseException("The class file " + path + " is of version " + major + " (Java "
                    + (major - JAVA_1) + "), and this version of the rules reads up to " + NEWEST + " (Java "
                    + (NEWEST - JAVA_1) + "): compile for an older release, or take a newer version of the rules");
        }
    }
}
