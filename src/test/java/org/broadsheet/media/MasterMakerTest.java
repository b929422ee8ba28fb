package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.broadsheet.media.TestPictures.BLUE;
import static org.broadsheet.media.TestPictures.GREEN;
import static org.broadsheet.media.TestPictures.RED;
import static org.broadsheet.media.TestPictures.YELLOW;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterMakerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.jpg",
                "turned-2.jpg",
                "turned-3.jpg",
                "turned-4.jpg",
                "turned-5.jpg",
                "turned-6.jpg",
                "turned-7.jpg",
                "turned-8.jpg",
                "cmyk.jpg",
                "cmyk.tif",
                "plain.tif",
                "sixteen.png",
                "indexed.png",
                "still.gif",
                "animated.gif",
                "plain.webp",
                "animated.webp"
            })
    void every_kind_of_picture_becomes_the_same_master(String name) throws Exception {
        Master master = TestPictures.master(name);

        BufferedImage image = image(master);
        assertThat(image.getWidth()).isEqualTo(master.width()).isEqualTo(120);
        assertThat(image.getHeight()).isEqualTo(master.height()).isEqualTo(80);
        assertColour(image, 30, 20, RED);
        assertColour(image, 90, 20, GREEN);
        assertColour(image, 30, 60, BLUE);
        assertColour(image, 90, 60, YELLOW);
    }

    @Test
    void grey_keeps_its_shade() throws Exception {
        assertColour(image(TestPictures.master("grey16.png")), 4, 4, 0x7F7F7F);
        assertThat(TestPictures.master("grey.jpg").width()).isEqualTo(120);
    }

    @Test
    void colours_are_converted_from_the_files_profile() throws Exception {
        byte[] profile =
                TestPictures.inspected("wide-gamut.jpg").scan().blocks().profile();
        Pixels green = new Pixels(1, 1, Pixels.OPAQUE, new byte[] {60, (byte) 150, 60});

        assertThat(ColourProfile.toSrgb(green, profile).samples()[0]).isLessThan((byte) 30);
        assertThat(ColourProfile.toSrgb(green, new byte[300]).samples()).isEqualTo(green.samples());
        assertColour(image(TestPictures.master("wide-gamut.jpg")), 30, 20, RED);
    }

    @Test
    void transparency_is_kept() throws Exception {
        BufferedImage image = image(TestPictures.master("half-transparent.png"));

        assertThat(image.getRGB(30, 20) >>> 24).isZero();
        assertThat(image.getRGB(90, 20) >>> 24).isEqualTo(255);
        assertColour(image, 90, 20, GREEN);
    }

    @Test
    void a_large_picture_is_reduced_and_a_high_one_too() throws Exception {
        Master wide = made(3000, 20);
        Master high = made(20, 9600);

        assertThat(wide.width()).isEqualTo(2400);
        assertThat(wide.height()).isEqualTo(16);
        assertThat(high.width()).isEqualTo(10);
        assertThat(high.height()).isEqualTo(4800);
    }

    @Test
    void the_colour_is_what_most_of_it_has() throws Exception {
        Pixels pixels = Pixels.blank(30, 10, Pixels.OPAQUE);
        for (int at = 0; at < 200 * 3; at += 3) {
            pixels.samples()[at] = (byte) 0xC8;
            pixels.samples()[at + 2] = 0x10;
        }

        assertThat(DominantColour.of(pixels)).isEqualTo("#c80010");
        assertThat(DominantColour.of(Pixels.blank(2, 2, Pixels.TRANSPARENT))).isEqualTo("#ffffff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.jpg", "half-transparent.png"})
    void the_placeholder_is_tiny(String name) throws Exception {
        assertThat(TestPictures.master(name).placeholder())
                .startsWith("data:image/")
                .hasSizeLessThanOrEqualTo(400);
    }

    @Test
    void masters_are_made_on_several_threads_and_leave_no_files() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        TestPictures.master("plain.jpg");
        long before = imageFiles(temporary);
        MasterMaker maker = new MasterMaker(TestPictures.settings(false));
        PictureFile file = TestPictures.inspected("cmyk.tif");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> make = () -> maker.make(file).colour();
            for (Future<String> colour :
                    threads.invokeAll(Stream.generate(() -> make).limit(16).toList())) {
                assertThat(colour.get()).startsWith("#");
            }
        } finally {
            threads.shutdown();
        }

        assertThat(imageFiles(temporary)).isEqualTo(before);
    }

    private static long imageFiles(Path temporary) throws Exception {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("imageio"))
                    .count();
        }
    }

    private Master made(int width, int height) throws Exception {
        byte[] png = Encoding.png(Pixels.blank(width, height, Pixels.OPAQUE));
        return new MasterMaker(TestPictures.settings(false))
                .make(TestPictures.inspected(TestPictures.written(folder, png)));
    }

    private static BufferedImage image(Master master) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(master.bytes()));
    }

    private static void assertColour(BufferedImage image, int x, int y, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(image.getRGB(x, y) >> shift & 0xFF)
                    .as("bits from %d at %d, %d", shift, x, y)
                    .isCloseTo(expected >> shift & 0xFF, offset(24));
        }
    }
}
