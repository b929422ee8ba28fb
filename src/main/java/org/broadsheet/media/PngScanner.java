package org.broadsheet.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads the chunks of a PNG file (W3C PNG, third edition), to its end, so that one that was cut off is known. Compressed ones are
 * read up to a limit, since a few bytes of them can become any number.
 */
final class PngScanner implements Scanner {

    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final int HEADER = 13;
    private static final int COLOUR_TYPE = 9;
    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    /** Of each colour type. */
    private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4};

    private byte[] exif;
    private byte[] xmp;
    private byte[] profile;
    private boolean animated;

    @Override
    public Scan scan(ImageInputStream in) throws IOException, UnfitPictureException {
        in.seek(SIGNATURE);
        if (in.readInt() != HEADER || !"IHDR".equals(name(in))) {
            throw new UnfitPictureException("The PNG file does not say how large its picture is.");
        }
        int width = in.readInt();
        int height = in.readInt();
        in.skipBytes(COLOUR_TYPE - 8);
        int colourType = in.readUnsignedByte();
        if (colourType >= CHANNELS.length || CHANNELS[colourType] == 0) {
            throw new UnfitPictureException("The PNG file is damaged: it has no such colour type.");
        }
        in.seek(SIGNATURE + 8 + HEADER + CHECKSUM);
        while (chunk(in)) {}
        return new Scan(
                width,
                height,
                CHANNELS[colourType],
                animated,
                ExifOrientation.read(exif),
                new Blocks(exif, null, xmp, profile));
    }

    /** Reads a chunk; whether more follow. */
    private boolean chunk(ImageInputStream in) throws IOException {
        long length = in.readUnsignedInt();
        String name = name(in);
        long end = in.getStreamPosition() + length + CHECKSUM;
        switch (name) {
            case "IEND" -> {
                return false;
            }
            case "acTL" -> animated = in.readInt() > 1;
            case "eXIf" -> exif = content(in, length);
            case "iTXt" -> takeText(content(in, length));
            case "iCCP" -> takeProfile(content(in, length));
            default -> {}
        }
        FileEnd.seek(in, end);
        return true;
    }

    private static String name(ImageInputStream in) throws IOException {
        byte[] name = new byte[4];
        in.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** Null if there is too much of it. */
    private static byte[] content(ImageInputStream in, long length) throws IOException {
        if (length > Blocks.MOST) {
            return null;
        }
        byte[] content = new byte[(int) length];
        in.readFully(content);
        return content;
    }

    /** Keyword, flag and method of compression, language, translated keyword, text. */
    private void takeText(byte[] content) {
        int keyword = end(content, 0);
        if (!XMP_KEYWORD.equals(text(content, keyword))) {
            return;
        }
        int language = end(content, keyword + 3);
        int start = end(content, language + 1) + 1;
        if (start > content.length) {
            return;
        }
        byte[] text = Arrays.copyOfRange(content, start, content.length);
        xmp = content[keyword + 1] == 0 ? text : inflated(text);
    }

    /** Name, method of compression, profile. */
    private void takeProfile(byte[] content) {
        int name = end(content, 0);
        if (content != null && name + 2 < content.length) {
            profile = inflated(Arrays.copyOfRange(content, name + 2, content.length));
        }
    }

    private static String text(byte[] content, int end) {
        return content == null ? "" : new String(content, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** Where a text that begins at a place ends: at the next zero, or with the content. */
    private static int end(byte[] content, int start) {
        int at = start;
        while (content != null && at < content.length && content[at] != 0) {
            at++;
        }
        return at;
    }

    /** Null if it is damaged or becomes too much. */
    private static byte[] inflated(byte[] compressed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            byte[] content = in.readNBytes(Blocks.MOST);
            return content.length == Blocks.MOST ? null : content;
        } catch (IOException e) {
            return null;
        }
    }
}
