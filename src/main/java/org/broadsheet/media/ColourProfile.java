package org.broadsheet.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;

/** Applies the ICC profile of a file, to its reduced pixels: at full size it would take several times as long. */
final class ColourProfile {

    private static final int[] COLOURS = {0, 1, 2};

    private ColourProfile() {}

    /**
     * The same in sRGB. A profile that is damaged or of other channels changes nothing: most pictures look right without.
     *
     * @param profile may be null
     */
    static Pixels toSrgb(Pixels pixels, byte[] profile) {
        if (profile == null || isSrgb(profile)) {
            return pixels;
        }
        try {
            ICC_Profile own = ICC_Profile.getInstance(profile);
            if (own.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                return pixels;
            }
            return converted(pixels, own);
        } catch (IllegalArgumentException | CMMException e) {
            return pixels;
        }
    }

    /** By its description, as all copies of that profile have it; converting would cost time and shades. */
    private static boolean isSrgb(byte[] profile) {
        return new String(profile, StandardCharsets.ISO_8859_1).contains("sRGB IEC61966");
    }

    private static Pixels converted(Pixels pixels, ICC_Profile own) {
        Pixels result = new Pixels(
                pixels.width(),
                pixels.height(),
                pixels.channels(),
                pixels.samples().clone());
        ICC_Profile[] way = {own, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        new ColorConvertOp(way, null).filter(colours(pixels), colours(result));
        return result;
    }

    private static WritableRaster colours(Pixels pixels) {
        WritableRaster raster = pixels.raster();
        return raster.createWritableChild(0, 0, pixels.width(), pixels.height(), 0, 0, COLOURS);
    }
}
