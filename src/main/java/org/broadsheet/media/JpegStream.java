package org.broadsheet.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * A JPEG file without what applications say in it: profiles, Exif, previews. The JDK's reader fails at damaged ones, and would
 * convert colours row by row at full size; see {@link ColourProfile}.
 */
final class JpegStream {

    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    /** Of JFIF's segment, up to the sizes of a preview. */
    private static final int JFIF_LENGTH = 12;

    private JpegStream() {}

    /**
     * The bytes that matter.
     *
     * @param in at the beginning of the file; has to stay open
     */
    static InputStream of(ImageInputStream in) throws IOException, UnfitPictureException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0xFF);
        head.write(0xD8);
        JpegSegments.visit(in, (marker, content) -> {
            if (!isOfApplication(marker)) {
                write(marker, content, head);
            } else if (marker == JpegSegments.APP0 && startsWith(content, JFIF) && content.length >= JFIF_LENGTH) {
                // Without its preview: the last two bytes, its sizes, are zero.
                write(marker, Arrays.copyOf(Arrays.copyOf(content, JFIF_LENGTH), JFIF_LENGTH + 2), head);
            } else if (marker == JpegSegments.APP14 && startsWith(content, ADOBE)) {
                write(marker, content, head);
            }
        });
        return new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), new Rest(in));
    }

    private static boolean isOfApplication(int marker) {
        return marker >= JpegSegments.APP0 && marker <= JpegSegments.APP15 || marker == JpegSegments.COMMENT;
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static void write(int marker, byte[] content, ByteArrayOutputStream head) {
        head.write(0xFF);
        head.write(marker);
        head.write(content.length + 2 >> 8);
        head.write(content.length + 2);
        head.writeBytes(content);
    }

    /** What is left of an open file. */
    private static final class Rest extends InputStream {

        private final ImageInputStream in;

        Rest(ImageInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            return in.read(bytes, start, length);
        }
    }
}
