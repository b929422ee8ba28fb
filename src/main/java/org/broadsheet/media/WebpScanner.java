package org.broadsheet.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/** Reads the chunks of a WebP file (RFC 9649). */
final class WebpScanner implements Scanner {

    private static final int LENGTH = 4;
    private static final int FIRST_CHUNK = 12;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int FRAME_START = 6;
    private static final int LOSSY_BITS = 0x3FFF;

    private int width;
    private int height;
    private boolean animated;
    private byte[] exif;
    private byte[] xmp;
    private byte[] profile;

    @Override
    public Scan scan(ImageInputStream in) throws IOException, UnfitPictureException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(LENGTH);
        long end = in.readUnsignedInt() + LENGTH + LENGTH;
        if (end > in.length()) {
            throw new EOFException();
        }
        long chunk = FIRST_CHUNK;
        while (chunk + LENGTH + LENGTH <= end) {
            in.seek(chunk);
            byte[] name = new byte[LENGTH];
            in.readFully(name);
            long length = in.readUnsignedInt();
            take(new String(name, StandardCharsets.ISO_8859_1), length, in);
            chunk += LENGTH + LENGTH + length + (length & 1);
        }
        if (width == 0) {
            throw new UnfitPictureException("The WebP file does not say how large its picture is.");
        }
        return new Scan(width, height, 4, animated, ExifOrientation.read(exif), new Blocks(exif, null, xmp, profile));
    }

    private void take(String name, long length, ImageInputStream in) throws IOException, UnfitPictureException {
        switch (name) {
            case "VP8X" -> takeCanvas(in);
            case "VP8 " -> takeLossy(in);
            case "VP8L" -> takeLossless(in);
            case "EXIF" -> exif = content(in, length);
            case "XMP " -> xmp = content(in, length);
            case "ICCP" -> profile = content(in, length);
            default -> {}
        }
    }

    private void takeCanvas(ImageInputStream in) throws IOException {
        animated = (in.readUnsignedByte() & ANIMATION_FLAG) != 0;
        in.skipBytes(3);
        width = threeBytes(in) + 1;
        height = threeBytes(in) + 1;
    }

    private static int threeBytes(ImageInputStream in) throws IOException {
        return in.readUnsignedShort() | in.readUnsignedByte() << 16;
    }

    private void takeLossy(ImageInputStream in) throws IOException, UnfitPictureException {
        in.skipBytes(FRAME_START);
        agree(in.readUnsignedShort() & LOSSY_BITS, in.readUnsignedShort() & LOSSY_BITS);
    }

    private void takeLossless(ImageInputStream in) throws IOException, UnfitPictureException {
        if (in.readUnsignedByte() != LOSSLESS_SIGNATURE) {
            throw new UnfitPictureException("The WebP file is damaged: its pixels begin with the wrong byte.");
        }
        int bits = in.readInt();
        agree((bits & LOSSY_BITS) + 1, (bits >> 14 & LOSSY_BITS) + 1);
    }

    /** The canvas of one that is no animation is as large as its only frame. */
    private void agree(int frameWidth, int frameHeight) throws UnfitPictureException {
        if (width != 0 && (width != frameWidth || height != frameHeight)) {
            throw new UnfitPictureException("The WebP file contradicts itself about the size of its picture.");
        }
        width = frameWidth;
        height = frameHeight;
    }

    /** Null if there is too much of it. */
    private static byte[] content(ImageInputStream in, long length) throws IOException {
        if (length > Blocks.MOST) {
            return null;
        }
        byte[] content = new byte[(int) length];
        in.readFully(content);
        return content;
    }
}
