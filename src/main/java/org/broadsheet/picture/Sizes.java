package org.broadsheet.picture;

import java.util.List;
import java.util.stream.Stream;

/** The widths in which a picture can be had: a fixed ladder, so that nobody can fill a disk by asking. */
public final class Sizes {

    /** The largest width that is made, in pixels. */
    public static final int WIDEST = 2400;

    private static final List<Integer> LADDER = List.of(160, 320, 480, 640, 960, 1200, 1600, WIDEST);

    private Sizes() {}

    /**
     * The widths up to an available one, rising. Pictures are never enlarged, so the last one of a small picture is its own.
     *
     * @param available in pixels, of the picture or of the rectangle that is cut out of it
     */
    public static List<Integer> of(int available) {
        int widest = Math.min(available, WIDEST);
        return Stream.concat(LADDER.stream().filter(width -> width < widest), Stream.of(widest))
                .toList();
    }
}
