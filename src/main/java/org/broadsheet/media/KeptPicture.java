package org.broadsheet.media;

import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.picture.Ratio;
import org.broadsheet.picture.Region;
import org.broadsheet.picture.Sizes;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;

/**
 * What the sizes of a picture are made from, at one of its hashes.
 *
 * @param sha256 of its original, in hex digits
 * @param width of its master, in pixels
 * @param height of its master, in pixels
 * @param animated whether its original is a GIF that moves
 */
record KeptPicture(String sha256, int width, int height, boolean animated, Framing framing, Imprint imprint) {

    /** What of its master is shown at a ratio; null is its own ratio, of which all is shown. */
    Region region(Ratio ratio) {
        return ratio == null ? new Region(0, 0, width, height) : framing.region(ratio, width, height);
    }

    private List<Integer> widths(Ratio ratio) {
        return Sizes.of(region(ratio).width());
    }

    boolean has(MediaAddress address) {
        return widths(address.ratio()).contains(address.width());
    }

    /** The problem of an address with its hash that is none of its sizes: says which there are. */
    ProblemException noSuchSize(MediaAddress address) {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "This picture has no size of " + address.width() + " pixels"
                                + (address.ratio() == null
                                        ? ""
                                        : " at " + address.ratio().wireName())
                                + ". The widths " + (address.ratio() == null ? "of the whole" : "there") + " are "
                                + listed(address.ratio()) + ".")
                .exception();
    }

    /** The problem of an address with its hash that is not one of a size: says how those are named. */
    ProblemException noSizeAtAll() {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "Sizes of a picture are named by width, crop and format: 640.webp, 640.jpg, 640-16x9.webp. The"
                                + " widths of the whole are " + listed(null) + ".")
                .exception();
    }

    private String listed(Ratio ratio) {
        return widths(ratio).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
