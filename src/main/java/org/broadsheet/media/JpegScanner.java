package org.broadsheet.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStream;

/** Reads the segments of a JPEG file: its frame, and what applications say in theirs. */
final class JpegScanner implements Scanner {

    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] PROFILE = ascii("ICC_PROFILE\0");
    private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
    /** Of a profile's segment: its number and how many there are. */
    private static final int PROFILE_COUNTS = 2;

    private static final int FRAME_HEIGHT = 1;
    private static final int FRAME_WIDTH = 3;
    private static final int FRAME_CHANNELS = 5;

    private byte[] frame;
    private byte[] exif;
    private byte[] xmp;
    private final ByteArrayOutputStream photoshop = new ByteArrayOutputStream();
    private final SortedMap<Integer, byte[]> profile = new TreeMap<>();

    @Override
    public Scan scan(ImageInputStream in) throws IOException, UnfitPictureException {
        JpegSegments.visit(in, this::take);
        if (frame == null || frame.length <= FRAME_CHANNELS) {
            throw new UnfitPictureException("The JPEG file does not say how large its picture is.");
        }
        ByteBuffer sizes = ByteBuffer.wrap(frame);
        return new Scan(
                Short.toUnsignedInt(sizes.getShort(FRAME_WIDTH)),
                Short.toUnsignedInt(sizes.getShort(FRAME_HEIGHT)),
                Byte.toUnsignedInt(frame[FRAME_CHANNELS]),
                false,
                ExifOrientation.read(exif),
                new Blocks(exif, photoshop.size() == 0 ? null : photoshop.toByteArray(), xmp, profile()));
    }

    private void take(int marker, byte[] content) {
        if (JpegSegments.isFrame(marker) && frame == null) {
            frame = content;
        } else if (marker == JpegSegments.APP1 && exif == null && startsWith(content, EXIF)) {
            exif = after(content, EXIF.length);
        } else if (marker == JpegSegments.APP1 && xmp == null && startsWith(content, XMP)) {
            xmp = after(content, XMP.length);
        } else if (marker == JpegSegments.APP2 && startsWith(content, PROFILE)) {
            takeProfile(content);
        } else if (marker == JpegSegments.APP13 && startsWith(content, PHOTOSHOP) && photoshop.size() < Blocks.MOST) {
            photoshop.writeBytes(after(content, PHOTOSHOP.length));
        }
    }

    private void takeProfile(byte[] content) {
        int start = PROFILE.length + PROFILE_COUNTS;
        if (content.length > start) {
            profile.put(Byte.toUnsignedInt(content[PROFILE.length]), after(content, start));
        }
    }

    private byte[] profile() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        profile.values().forEach(whole::writeBytes);
        return whole.size() == 0 || whole.size() > Blocks.MOST ? null : whole.toByteArray();
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length > start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static byte[] after(byte[] content, int start) {
        return Arrays.copyOfRange(content, start, content.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
