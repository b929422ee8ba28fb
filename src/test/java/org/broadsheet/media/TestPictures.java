package org.broadsheet.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Small pictures of every kind: four areas, red and green above, blue and yellow below, 120 × 80. Those called turned-N.jpg are
 * stored so that their orientation N shows the same.
 */
final class TestPictures {

    static final int RED = 0xFF0000;
    static final int GREEN = 0x00FF00;
    static final int BLUE = 0x0000FF;
    static final int YELLOW = 0xFFFF00;

    private static final Path FOLDER = Path.of("src", "test", "resources", "pictures");

    private TestPictures() {}

    static ImageSettings settings(boolean keepLocation) {
        return new ImageSettings() {
            @Override
            public int mostMegapixels() {
                return 2;
            }

            @Override
            public boolean keepLocation() {
                return keepLocation;
            }
        };
    }

    static Path path(String name) {
        return FOLDER.resolve(name);
    }

    static PictureFile inspected(Path file) throws UnfitPictureException, IOException {
        return new Inspector(settings(false)).inspect(file);
    }

    static PictureFile inspected(String name) throws UnfitPictureException, IOException {
        return inspected(path(name));
    }

    static Master master(String name) throws UnfitPictureException, IOException {
        return new MasterMaker(settings(false)).make(inspected(name));
    }

    /** A file of some bytes in a folder. */
    static Path written(Path folder, byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ".jpg"), bytes);
    }
}
