package dev.heddle.embedded.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** A folder at a place where every user may make files, such as the temporary directory. */
final class PrivateFolder {

    private PrivateFolder() {}

    /**
     * Makes it for this user alone where it is missing.
     *
     * @throws PostgresStartException if it is there, and isn't this user's or others can write to it
     */
    static Path open(Path folder) throws IOException {
        try {
            Files.createDirectory(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException _) {
            check(folder, thisUser());
        }
        return folder;
    }

    static void check(Path folder, UserPrincipal user) throws IOException {
        // A link is refused too: who made it could let it point elsewhere later.
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, NOFOLLOW_LINKS);
        Set<PosixFilePermission> permissions = found.permissions();
        if (!found.isDirectory() || !found.owner().equals(user)
                || permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new PostgresStartException("'" + folder
                    + "' is not a directory that belongs to this user and that only "
                    + "this user can write to: delete it, or let the system property java.io.tmpdir name another place");
        }
    }

    /** Asks by a new file, since in a container the user may have no name to look up. */
    private static UserPrincipal thisUser() throws IOException {
        Path file = Files.createTempFile("heddle-postgres-", ".owner");
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }
}
