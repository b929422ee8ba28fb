package org.broadsheet.outward;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was fetched. It is deleted when this is closed.
 *
 * @param path a temporary file that only this program's user can read
 * @param address where it was found, after all redirects
 * @param contentType the header Content-Type as the server sent it, which proves nothing about the bytes; null if it sent
 *     none
 * @param length in bytes
 */
public record FetchedFile(Path path, URI address, String contentType, long length) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
