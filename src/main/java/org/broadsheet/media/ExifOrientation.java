package org.broadsheet.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The orientation in a block of Exif: one entry of its first directory. */
final class ExifOrientation {

    private static final int TAG = 274;
    private static final int ENTRY = 12;
    private static final int VALUE = 8;
    private static final int DIRECTORY = 4;

    private ExifOrientation() {}

    /**
     * The orientation; upright where there is none or the block is damaged.
     *
     * @param exif may be null
     */
    static Orientation read(byte[] exif) {
        if (exif == null) {
            return Orientation.UPRIGHT;
        }
        try {
            ByteBuffer tiff = ByteBuffer.wrap(exif);
            tiff.order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(DIRECTORY);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                    return Orientation.of(tiff.getShort(entry + VALUE));
                }
            }
            return Orientation.UPRIGHT;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return Orientation.UPRIGHT;
        }
    }
}
