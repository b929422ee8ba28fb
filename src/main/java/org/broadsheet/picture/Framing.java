package org.broadsheet.picture;

import java.util.Map;
import java.util.Optional;

/**
 * How a picture is cut to a ratio: by the editor's own rectangle where there is one, else around the point that matters.
 *
 * @param focalPoint null for the middle
 * @param crops the editor's own, by ratio; null or empty for none
 */
public record Framing(Point focalPoint, Map<Ratio, Box> crops) {

    /** Around the middle. */
    public static final Framing NONE = new Framing(null, Map.of());

    public Framing {
        crops = crops == null ? Map.of() : Map.copyOf(crops);
    }

    /**
     * What of a picture is shown at a ratio: the largest such rectangle, in the editor's crop or else in the whole, as near to
     * the middle of the crop or to the focal point as the sides allow.
     *
     * @param width of the picture, in pixels
     * @param height of the picture, in pixels
     */
    public Region region(Ratio ratio, int width, int height) {
        Optional<Box> own = Optional.ofNullable(crops.get(ratio));
        Region in = own.map(box -> pixels(box, width, height)).orElse(new Region(0, 0, width, height));
        Point middle =
                own.isPresent() ? Point.CENTRE : Optional.ofNullable(focalPoint).orElse(Point.CENTRE);
        int w = Math.min(in.width(), Math.max(1, (int) Math.round(in.height() * ratio.value())));
        int h = Math.min(in.height(), ratio.heightOf(w));
        return new Region(in.x() + start(middle.x(), in.width(), w), in.y() + start(middle.y(), in.height(), h), w, h);
    }

    /**
     * The point that matters in what is cut to a ratio: the middle of an editor's own crop.
     *
     * @param ratio null for the whole
     */
    Point focusOf(Ratio ratio) {
        boolean isCut = ratio != null && crops.containsKey(ratio);
        return focalPoint == null || isCut ? Point.CENTRE : focalPoint;
    }

    private static Region pixels(Box box, int width, int height) {
        int x = Math.min(width - 1, (int) Math.round(box.x() * width));
        int y = Math.min(height - 1, (int) Math.round(box.y() * height));
        return new Region(
                x,
                y,
                Math.max(1, Math.min(width - x, (int) Math.round(box.width() * width))),
                Math.max(1, Math.min(height - y, (int) Math.round(box.height() * height))));
    }

    /** Where a stretch begins whose middle is as near to a point as the ends of the whole allow. */
    private static int start(double point, int whole, int stretch) {
        return (int) Math.max(0, Math.min(whole - stretch, Math.round(point * whole - stretch / 2.0)));
    }
}
