package org.broadsheet.media;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Moves within a file, and notices its end: streams of the JDK can be set to places behind it. */
final class FileEnd {

    private FileEnd() {}

    /** @throws EOFException if the file ends before the place */
    static void seek(ImageInputStream in, long place) throws IOException {
        if (place > in.length()) {
            throw new EOFException();
        }
        in.seek(place);
    }
}
