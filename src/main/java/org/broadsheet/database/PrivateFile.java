package org.broadsheet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only the user who runs the program may read. */
public final class PrivateFile {

    private PrivateFile() {}

    /**
     * Writes a new file. If the file system has POSIX permissions, nobody else can read it at any time (mode 600);
     * elsewhere it gets those of its folder.
     */
    public static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }
}
