package org.broadsheet.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Reads the blocks of a GIF file (GIF89a), as far as its second frame. The picture is as large as the first. */
final class GifScanner implements Scanner {

    private static final int FLAGS = 10;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int COLOURS_FLAG = 0x80;
    private static final int COLOURS_SIZE = 7;
    private static final int COLOUR = 3;
    private static final int FRAME_PLACE = 4;

    private int width;
    private int height;

    @Override
    public Scan scan(ImageInputStream in) throws IOException, UnfitPictureException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(FLAGS);
        int flags = in.readUnsignedByte();
        in.skipBytes(2);
        skipColours(in, flags);
        int frames = frames(in);
        if (frames == 0) {
            throw new UnfitPictureException("The GIF file has no pixels.");
        }
        return new Scan(width, height, 1, frames > 1, Orientation.UPRIGHT, Blocks.NONE);
    }

    /** How many frames there are, of which no more than two are counted. Many files lack the last byte. */
    private int frames(ImageInputStream in) throws IOException {
        int frames = 0;
        int block = in.read();
        while (frames < 2 && (block == EXTENSION || block == FRAME)) {
            if (block == EXTENSION) {
                in.skipBytes(1);
                skipParts(in);
            } else {
                takeFrame(in);
                frames++;
            }
            block = in.read();
        }
        return frames;
    }

    private void takeFrame(ImageInputStream in) throws IOException {
        in.skipBytes(FRAME_PLACE);
        int frameWidth = in.readUnsignedShort();
        int frameHeight = in.readUnsignedShort();
        if (width == 0) {
            width = frameWidth;
            height = frameHeight;
        }
        skipColours(in, in.readUnsignedByte());
        in.skipBytes(1);
        skipParts(in);
    }

    private static void skipColours(ImageInputStream in, int flags) throws IOException {
        if ((flags & COLOURS_FLAG) != 0) {
            in.skipBytes(COLOUR << ((flags & COLOURS_SIZE) + 1));
        }
    }

    private static void skipParts(ImageInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        while (length > 0) {
            if (in.skipBytes(length) < length) {
                throw new EOFException();
            }
            length = in.readUnsignedByte();
        }
    }
}
