package org.broadsheet.media;

/**
 * What a file says beside its pixels, as it is stored there. Each part is null if there is none.
 *
 * @param exif a TIFF structure
 * @param photoshop Photoshop's image resources, with the IPTC's records among them
 * @param xmp a packet
 * @param profile an ICC profile
 */
record Blocks(byte[] exif, byte[] photoshop, byte[] xmp, byte[] profile) {

    /** The most that is read of each, in bytes: real ones are far below. */
    static final int MOST = 4 << 20;

    static final Blocks NONE = new Blocks(null, null, null, null);
}
