package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "plain.jpg, JPEG, false",
        "cmyk.jpg, JPEG, false",
        "indexed.png, PNG, false",
        "plain.webp, WEBP, false",
        "animated.webp, WEBP, true",
        "still.gif, GIF, false",
        "animated.gif, GIF, true",
        "plain.tif, TIFF, false"
    })
    void a_type_is_told_by_content(String name, PictureType type, boolean animated) throws Exception {
        Path misnamed = Files.copy(TestPictures.path(name), folder.resolve("picture.txt"));

        PictureFile file = TestPictures.inspected(misnamed);

        assertThat(file.type()).isEqualTo(type);
        assertThat(file.animated()).isEqualTo(animated);
        assertThat(file.width()).isEqualTo(120);
        assertThat(file.height()).isEqualTo(80);
    }

    @Test
    void width_and_height_are_those_of_the_picture_the_right_way_up() throws Exception {
        PictureFile file = TestPictures.inspected("turned.webp");

        assertThat(file.width()).isEqualTo(80);
        assertThat(file.height()).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource({
        "'', The file is empty",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>', SVG drawing",
        "'<?xml version=\"1.0\"?><svg/>', SVG drawing",
        "'<!DOCTYPE html><p>', HTML page",
        "'%PDF-1.7', PDF document",
        "'MZ binary', no picture"
    })
    void what_is_no_picture_is_refused_by_its_name(String content, String reason) throws Exception {
        Path file = TestPictures.written(folder, content.getBytes(StandardCharsets.UTF_8));

        assertUnfit(file, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.jpg",
                "indexed.png",
                "plain.webp",
                "animated.webp",
                "still.gif",
                "plain.tif",
                "described.tif",
                "turned.webp"
            })
    void a_file_that_ends_anywhere_is_refused_or_read_and_never_fails_otherwise(String name) throws Exception {
        byte[] whole = Files.readAllBytes(TestPictures.path(name));
        MasterMaker maker = new MasterMaker(TestPictures.settings(true));
        for (int length = 1; length < whole.length; length += 1 + whole.length / 60) {
            Path file = TestPictures.written(folder, Arrays.copyOf(whole, length));
            try {
                PictureFile inspected = TestPictures.inspected(file);
                PictureWords.of(inspected);
                maker.make(inspected);
            } catch (UnfitPictureException e) {
                assertThat(e.getMessage()).matches("[A-Z].*\\.");
            }
        }
    }

    @Test
    void a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() throws Exception {
        assertUnfit(
                TestPictures.written(folder, png(50_000, 50_000, new byte[10])),
                "50000 × 50000 pixels; at most 2 million");
        assertUnfit(TestPictures.written(folder, png(-1, 5, new byte[10])), "no pixels");
    }

    @Test
    void a_profile_that_unpacks_without_end_is_left_out() throws Exception {
        byte[] name = "profile\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        profile.writeBytes(name);
        profile.writeBytes(deflated(new byte[64 << 20]));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(Arrays.copyOf(png(4, 4, new byte[4 * 13]), 33));
        png.writeBytes(chunk("iCCP", profile.toByteArray()));
        png.writeBytes(chunk("IDAT", deflated(new byte[4 * 13])));
        png.writeBytes(chunk("IEND", new byte[0]));

        PictureFile file = TestPictures.inspected(TestPictures.written(folder, png.toByteArray()));

        assertThat(file.scan().blocks().profile()).isNull();
        assertThat(new MasterMaker(TestPictures.settings(false)).make(file).width())
                .isEqualTo(4);
    }

    @Test
    void a_picture_whose_pixels_are_cut_off_or_missing_is_refused() throws Exception {
        MasterMaker maker = new MasterMaker(TestPictures.settings(false));
        PictureFile cutOff = TestPictures.inspected("cut-off.jpg");
        assertThatThrownBy(() -> maker.make(cutOff))
                .isInstanceOf(UnfitPictureException.class)
                .hasMessage("The file ends before the picture does.");
        PictureFile without = TestPictures.inspected(TestPictures.written(folder, png(40, 40, new byte[10])));
        assertThatThrownBy(() -> maker.make(without)).isInstanceOf(UnfitPictureException.class);
    }

    private static void assertUnfit(Path file, String reason) {
        assertThatThrownBy(() -> TestPictures.inspected(file))
                .isInstanceOf(UnfitPictureException.class)
                .hasMessageContaining(reason);
    }

    /** A PNG file of a claimed size, in red, green and blue. */
    private static byte[] png(int width, int height, byte[] rows) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 2)
                .array();
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", deflated(rows)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.US_ASCII));
        checksum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] deflated(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
