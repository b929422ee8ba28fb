package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.picture.Box;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.Point;
import org.broadsheet.picture.Ratio;
import org.broadsheet.picture.Region;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {

    private static final Imprint IMPRINT =
            new Imprint("Holt & <Sons>", "© Harbour Press", DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

    private final Renderer renderer = new Renderer();

    @TempDir
    Path folder;

    @Property(tries = 60, seed = Proof.ORDINARY_SEED)
    void a_region_is_inside_and_its_size_is_exactly_as_promised(
            @ForAll @IntRange(min = 1, max = 1500) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll Ratio ratio,
            @ForAll @DoubleRange(min = 0, max = 1) double x,
            @ForAll @DoubleRange(min = 0, max = 1) double y,
            @ForAll boolean cropped,
            @ForAll Format format,
            @ForAll boolean transparent,
            @ForAll @IntRange(min = 1, max = 300) int asked)
            throws Exception {
        Box box = new Box(x, y, Math.max(1e-3, 1 - x), Math.max(1e-3, 1 - y));
        Framing framing = new Framing(new Point(x, y), cropped ? Map.of(ratio, box) : Map.of());
        Region region = framing.region(ratio, width, height);
        assertThat(region.x()).isNotNegative();
        assertThat(region.y()).isNotNegative();
        assertThat(region.width()).isPositive();
        assertThat(region.height()).isPositive();
        assertThat(region.x() + region.width()).isLessThanOrEqualTo(width);
        assertThat(region.y() + region.height()).isLessThanOrEqualTo(height);

        byte[] master = master(Pixels.blank(width, height, transparent ? Pixels.TRANSPARENT : Pixels.OPAQUE));
        int wanted = Math.min(asked, region.width());
        int high = Math.max(1, Math.round((float) wanted * region.height() / region.width()));
        BufferedImage image = read(new Renderer().render(master, region, wanted, high, format, IMPRINT), format);

        assertThat(image.getWidth()).isEqualTo(wanted);
        assertThat(image.getHeight()).isEqualTo(high);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_crop_shows_what_is_in_its_region(Format format) throws Exception {
        byte[] master = TestPictures.master("plain.jpg").bytes();

        BufferedImage image =
                read(renderer.render(master, new Region(60, 40, 60, 40), 30, 20, format, Imprint.NONE), format);

        assertThat(image.getRGB(15, 10) >> 16 & 0xFF).isCloseTo(255, offset(24));
        assertThat(image.getRGB(15, 10) & 0xFF).isCloseTo(0, offset(24));
    }

    @Test
    void fine_patterns_become_their_mean() throws Exception {
        Pixels stripes = Pixels.blank(900, 90, Pixels.OPAQUE);
        for (int at = 0; at < stripes.samples().length; at++) {
            stripes.samples()[at] = (byte) (at / 3 % 3 == 0 ? 255 : 0);
        }

        Pixels reduced = Resampler.resample(stripes, 200, 20);

        for (byte sample : reduced.samples()) {
            assertThat(Byte.toUnsignedInt(sample)).isCloseTo(85, offset(14));
        }
    }

    @Test
    void edges_of_what_is_transparent_keep_their_colour() {
        Pixels pixels = Pixels.blank(100, 1, Pixels.TRANSPARENT);
        for (int at = 0; at < 50 * 4; at += 4) {
            pixels.samples()[at] = (byte) 0xFF;
            pixels.samples()[at + 3] = (byte) 0xFF;
        }

        Pixels reduced = Resampler.resample(pixels, 33, 1);

        for (int at = 0; at < 33 * 4; at += 4) {
            if (Byte.toUnsignedInt(reduced.samples()[at + 3]) > 16) {
                assertThat(Byte.toUnsignedInt(reduced.samples()[at])).isGreaterThan(240);
            }
        }
    }

    @Test
    void jpeg_is_white_where_the_picture_is_transparent() throws Exception {
        byte[] master = TestPictures.master("half-transparent.png").bytes();

        BufferedImage image = read(renderer.render(master, null, 60, 40, Format.JPEG, Imprint.NONE), Format.JPEG);

        assertThat(image.getRGB(10, 10)).isEqualTo(0xFFFFFFFF);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_size_carries_its_imprint_and_no_location(Format format) throws Exception {
        PictureWords words = imprinted(format, false);

        assertThat(words.credit()).isEqualTo("Holt & <Sons>");
        assertThat(words.rights().copyright()).isEqualTo("© Harbour Press");
        assertThat(words.digitalSourceType()).isEqualTo(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
        assertThat(words.hasLocation()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_size_says_where_it_was_taken_if_the_newsroom_wants_it(Format format) throws Exception {
        assertThat(imprinted(format, true).hasLocation()).isTrue();
    }

    private PictureWords imprinted(Format format, boolean keepLocation) throws Exception {
        byte[] master = new MasterMaker(TestPictures.settings(keepLocation))
                .make(TestPictures.inspected("described.jpg"))
                .bytes();
        byte[] size = renderer.render(master, null, 100, 67, format, IMPRINT);
        return PictureWords.of(TestPictures.inspected(TestPictures.written(folder, size)));
    }

    private static byte[] master(Pixels pixels) {
        Pixels half = pixels.halved();
        boolean jpeg = !pixels.isTransparent();
        return new MasterFile(
                        jpeg ? Encoding.quickJpeg(pixels, 0.9f) : Encoding.png(pixels),
                        jpeg ? Encoding.quickJpeg(half, 0.9f) : Encoding.png(half),
                        null)
                .toBytes();
    }

    private static BufferedImage read(byte[] size, Format format) throws Exception {
        ImageReader reader = Codecs.open(format == Format.JPEG ? Codecs.JPEG : Codecs.WEBP);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(size))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
