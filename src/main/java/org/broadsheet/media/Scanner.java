package org.broadsheet.media;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Reads the structure of one type of file, without decoding. */
@FunctionalInterface
interface Scanner {

    /**
     * @param in at its beginning, with a known length
     * @throws java.io.EOFException if the file ends too early
     * @throws UnfitPictureException if it contradicts its type
     */
    Scan scan(ImageInputStream in) throws IOException, UnfitPictureException;
}
