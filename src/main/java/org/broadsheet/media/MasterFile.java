package org.broadsheet.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The stored form of a master: a picture as JPEG, or PNG if it is transparent, then the same in half its width, then how long the
 * second is and where the picture was taken. Other programs open it as the first picture.
 *
 * <p>From the half, sizes up to it are made in a third of the time: decoding it takes 6 ms of processor instead of 20.
 *
 * @param half null for a small picture
 * @param location null if it is unknown or not to be said
 */
record MasterFile(byte[] whole, byte[] half, Location location) {

    private static final int TRAILER = Integer.BYTES + 2 * Double.BYTES;

    byte[] toBytes() {
        int halfLength = half == null ? 0 : half.length;
        ByteBuffer bytes = ByteBuffer.allocate(whole.length + halfLength + TRAILER);
        bytes.put(whole);
        if (half != null) {
            bytes.put(half);
        }
        bytes.putInt(halfLength);
        bytes.putDouble(location == null ? Double.NaN : location.latitude());
        bytes.putDouble(location == null ? Double.NaN : location.longitude());
        return bytes.array();
    }

    /** Reads what {@link #toBytes} wrote. */
    static MasterFile of(byte[] bytes) {
        int end = bytes.length - TRAILER;
        ByteBuffer trailer = ByteBuffer.wrap(bytes, end, TRAILER);
        int halfLength = trailer.getInt();
        Location location = new Location(trailer.getDouble(), trailer.getDouble());
        return new MasterFile(
                Arrays.copyOf(bytes, end - halfLength),
                halfLength == 0 ? null : Arrays.copyOfRange(bytes, end - halfLength, end),
                Double.isNaN(location.latitude()) ? null : location);
    }
}
