package org.broadsheet.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that a request sent, until it ends. */
final class ReceivedFiles implements AutoCloseable {

    /**
     * One of them.
     *
     * @param name that its sender gave it; null for none
     */
    record Received(Path path, String name) {}

    private final List<Received> files = new ArrayList<>();

    /** A new file, empty. */
    Path add(String name) throws IOException {
        Path path = Files.createTempFile("broadsheet-picture", null);
        files.add(new Received(path, name));
        return path;
    }

    /** Takes over a file that is there already. */
    void take(Received file) {
        files.add(file);
    }

    List<Received> all() {
        return files;
    }

    @Override
    public void close() {
        for (Received file : files) {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
