package org.broadsheet.media;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** The segments of a JPEG file before its pixels (ITU-T T.81, annex B). */
final class JpegSegments {

    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP13 = 0xED;
    static final int APP14 = 0xEE;
    static final int APP15 = 0xEF;
    static final int COMMENT = 0xFE;

    private static final int PREFIX = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN = 0xC4;
    private static final int JPEG_EXTENSION = 0xC8;
    private static final int ARITHMETIC = 0xCC;

    private JpegSegments() {}

    /** Called for each segment, in order. */
    @FunctionalInterface
    interface Visitor {

        /** @param content without marker and length */
        void visit(int marker, byte[] content) throws IOException, UnfitPictureException;
    }

    /**
     * Visits the segments up to the first scan, and leaves the stream at that scan's marker.
     *
     * @param in at the beginning of the file
     */
    static void visit(ImageInputStream in, Visitor visitor) throws IOException, UnfitPictureException {
        in.skipBytes(2);
        while (true) {
            long start = in.getStreamPosition();
            int marker = marker(in);
            if (marker == START_OF_SCAN) {
                in.seek(start);
                return;
            }
            if (marker == END_OF_IMAGE) {
                throw new UnfitPictureException("The JPEG file has no pixels.");
            }
            int length = in.readUnsignedShort() - 2;
            if (length < 0) {
                throw new UnfitPictureException("The JPEG file is damaged: a segment has no length.");
            }
            byte[] content = new byte[length];
            in.readFully(content);
            visitor.visit(marker, content);
        }
    }

    private static int marker(ImageInputStream in) throws IOException, UnfitPictureException {
        if (in.readUnsignedByte() != PREFIX) {
            throw new UnfitPictureException("The JPEG file is damaged: a segment begins without a marker.");
        }
        int marker = in.readUnsignedByte();
        while (marker == PREFIX) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    /** Whether a segment says how many pixels and channels there are. */
    static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN
                && marker != JPEG_EXTENSION
                && marker != ARITHMETIC;
    }
}
