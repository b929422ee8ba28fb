package org.broadsheet.media;

import java.nio.file.Path;

/** A file that is a picture, by its content. Its pixels have not been looked at. */
public final class PictureFile {

    private final Path path;
    private final PictureType type;
    private final Scan scan;

    PictureFile(Path path, PictureType type, Scan scan) {
        this.path = path;
        this.type = type;
        this.scan = scan;
    }

    public PictureType type() {
        return type;
    }

    /** In pixels, the right way up. */
    public int width() {
        return scan.orientation().isTurned() ? scan.height() : scan.width();
    }

    /** In pixels, the right way up. */
    public int height() {
        return scan.orientation().isTurned() ? scan.width() : scan.height();
    }

    /** Whether it has more than one frame. Sizes show the first. */
    public boolean animated() {
        return scan.animated();
    }

    Path path() {
        return path;
    }

    Scan scan() {
        return scan;
    }
}
