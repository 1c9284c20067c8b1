package dev.heddle.architecture.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;

class ClassFileTest {

    private static final byte ALOAD_0 = 0x2A;

    @TempDir
    private Path folder;
    private TestProject project;
    private Path file;

    @BeforeEach
    void writeProject() throws IOException {
        project = TestProject.complete(folder);
        file = project.path("app/target/classes/com/acme/repository/MemoryAccounts.class");
    }

    @Test
    void verdict_newerVersion_isWrongUseThatNamesTheFile() throws IOException {
        setVersion(ClassFile.NEWEST + 1);

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageContaining(file.toString()).withMessageContaining("version 73 (Java 29)")
                .withMessageContaining("up to 72 (Java 28)");
    }

    @ParameterizedTest
    @ValueSource(ints = {52, 55, 61, 65, 69, ClassFile.NEWEST})
    void verdict_versionUpToTheNewest_isRead(int version) throws IOException {
        setVersion(version);

        assertThat(project.verdict().architecture().has("com.acme.repository.MemoryAccounts")).isTrue();
        assertThat(project.verdict().passed()).isTrue();
    }

    @Test
    void verdict_noClassFile_isWrongUseThatNamesTheFile() throws IOException {
        Files.writeString(file, "this is no class file");

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageStartingWith("No class file, though it is called one: " + file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9, 40, 200})
    void verdict_cutOffAtTheStart_isWrongUseThatNamesTheFile(int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageContaining(file.toString());
    }

    /** Else it would be green. */
    @ParameterizedTest
    @ValueSource(ints = {20, 60, 120})
    void verdict_cutOffInTheCode_isWrongUseThatNamesTheFile(int missing) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - missing));

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessageContaining(file.toString()).withMessageContaining("compile it again");
    }

    @Test
    void read_cutOffAnywhere_isWrongUseThatNamesTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(WrongUseException.class).as("%s bytes", length).isThrownBy(this::read)
                    .withMessageContaining(file.toString());
        }
    }

    /** Some damage gives another class that is whole; what must not be is a fault of the rules. */
    @Test
    void read_anyByteDamaged_isReadOrWrongUseThatNamesTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) 0xFF;
            Files.write(file, damaged);
            try {
                read();
            } catch (WrongUseException e) {
                assertThat(e).as("byte %s", i).hasMessageContaining(file.toString());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(bytes.length / 4);
    }

    @Test
    void verdict_callOfWhatIsNoMethod_isWrongUseThatNamesTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[call(bytes) + 2] = 2;
        Files.write(file, bytes);

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(project::verdict)
                .withMessage("Unable to read the class file " + file + ": it is damaged, compile it again");
    }

    private void read() {
        CodeReader.read(project.project().modules());
    }

    /** Returns where the first call of a constructor is: of Object's, after aload_0. */
    private static int call(byte[] bytes) {
        int i = 0;
        while (bytes[i] != ALOAD_0 || bytes[i + 1] != (byte) Opcodes.INVOKESPECIAL) {
            i++;
        }
        return i + 1;
    }

    private void setVersion(int major) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = (byte) major;
        Files.write(file, bytes);
    }
}
