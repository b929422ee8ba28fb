package org.broadsheet.media;

/**
 * How the stored rows and columns of a picture are to be shown: Exif's tag 274, 1 to 8.
 *
 * @param code as in Exif
 */
record Orientation(int code) {

    /** As it is stored. */
    static final Orientation UPRIGHT = new Orientation(1);

    /** Of a code in a file; upright for one that does not exist. */
    static Orientation of(int code) {
        return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
    }

    /** Whether rows are shown as columns, so that width and height change places. */
    boolean isTurned() {
        return code >= 5;
    }

    /** The stored column that is shown at a place. {@code width} is the stored one. */
    int column(int x, int y, int width) {
        int along = isTurned() ? y : x;
        return switch (code) {
            case 2, 3, 7, 8 -> width - 1 - along;
            default -> along;
        };
    }

    /** The stored row that is shown at a place. {@code height} is the stored one. */
    int row(int x, int y, int height) {
        int along = isTurned() ? x : y;
        return switch (code) {
            case 3, 4, 6, 7 -> height - 1 - along;
            default -> along;
        };
    }
}
