package org.broadsheet.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Takes the pixels out of the JDK's images, whatever their form: grey, indexed, 16 bits, CMYK. */
final class PixelReader {

    private static final int BYTE = 8;
    private static final int OPACITY_SHIFT = 24;
    private static final int RED_SHIFT = 16;

    private PixelReader() {}

    /** In the image's own shades: of its profile, only what makes colours of CMYK is applied. */
    static Pixels read(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (hasSamples(model)) {
            if (model.isAlphaPremultiplied()) {
                image.coerceData(false);
            }
            return samples(image.getRaster(), model);
        }
        if (model.getColorSpace().getType() == ColorSpace.TYPE_CMYK
                && model.getColorSpace() instanceof ICC_ColorSpace space
                && !model.hasAlpha()) {
            return converted(image.getRaster(), space.getProfile());
        }
        return colours(image);
    }

    /** Whether its numbers are shades of grey or of red, green and blue. Java would take grey for linear, which no file is. */
    private static boolean hasSamples(ColorModel model) {
        int type = model.getColorSpace().getType();
        return model instanceof ComponentColorModel
                && (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB)
                && (model.getTransferType() == DataBuffer.TYPE_BYTE
                        || model.getTransferType() == DataBuffer.TYPE_USHORT)
                && model.getComponentSize(0) >= BYTE;
    }

    private static Pixels samples(Raster raster, ColorModel model) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        boolean grey = model.getNumColorComponents() == 1;
        int shift = model.getComponentSize(0) - BYTE;
        Pixels pixels = Pixels.blank(width, raster.getHeight(), model.hasAlpha() ? Pixels.TRANSPARENT : Pixels.OPAQUE);
        byte[] to = pixels.samples();
        int at = 0;
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int from = 0; from < row.length; from += bands) {
                to[at++] = (byte) (row[from] >> shift);
                to[at++] = (byte) (row[grey ? from : from + 1] >> shift);
                to[at++] = (byte) (row[grey ? from : from + 2] >> shift);
                if (model.hasAlpha()) {
                    to[at++] = (byte) (row[from + bands - 1] >> shift);
                }
            }
        }
        return pixels;
    }

    private static Pixels converted(Raster raster, ICC_Profile profile) {
        Pixels pixels = Pixels.blank(raster.getWidth(), raster.getHeight(), Pixels.OPAQUE);
        ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        new ColorConvertOp(way, null).filter(raster, pixels.raster());
        return pixels;
    }

    private static Pixels colours(BufferedImage image) {
        boolean transparent = image.getColorModel().hasAlpha();
        Pixels pixels =
                Pixels.blank(image.getWidth(), image.getHeight(), transparent ? Pixels.TRANSPARENT : Pixels.OPAQUE);
        byte[] to = pixels.samples();
        int at = 0;
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int colour : image.getRGB(0, y, row.length, 1, row, 0, row.length)) {
                to[at++] = (byte) (colour >> RED_SHIFT);
                to[at++] = (byte) (colour >> BYTE);
                to[at++] = (byte) colour;
                if (transparent) {
                    to[at++] = (byte) (colour >> OPACITY_SHIFT);
                }
            }
        }
        return pixels;
    }
}
