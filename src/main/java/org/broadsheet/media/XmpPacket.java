package org.broadsheet.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A packet of XMP (ISO 16684-1) with an imprint, put into the file of a size. */
final class XmpPacket {

    private static final String START = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\""
            + " xmlns:exif=\"http://ns.adobe.com/exif/1.0/\""
            + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">";
    private static final String END = "</rdf:Description></rdf:RDF></x:xmpmeta>";
    private static final byte[] JPEG_NAME = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MINUTES = 60;

    private static final int CHUNK_HEADER = 8;
    private static final int RIFF_HEADER = 12;
    private static final int EXTENDED_LENGTH = 10;
    private static final int XMP_FLAG = 0x04;
    private static final int ALPHA_FLAG = 0x10;

    /** Empty if there is nothing to say. */
    private final byte[] packet;

    private XmpPacket(byte[] packet) {
        this.packet = packet;
    }

    /** @param location may be null */
    static XmpPacket of(Imprint imprint, Location location) {
        StringBuilder properties = new StringBuilder();
        if (imprint.credit() != null) {
            properties.append(element("photoshop:Credit", escaped(imprint.credit())));
        }
        if (imprint.copyright() != null) {
            String text =
                    "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(imprint.copyright()) + "</rdf:li></rdf:Alt>";
            properties.append(element("dc:rights", text));
        }
        if (imprint.digitalSourceType() != null) {
            properties.append(element(
                    "Iptc4xmpExt:DigitalSourceType",
                    imprint.digitalSourceType().newsCode().toString()));
        }
        if (location != null) {
            properties.append(element("exif:GPSLatitude", degrees(location.latitude(), "N", "S")));
            properties.append(element("exif:GPSLongitude", degrees(location.longitude(), "E", "W")));
        }
        String packet = properties.isEmpty() ? "" : START + properties + END;
        return new XmpPacket(packet.getBytes(StandardCharsets.UTF_8));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** In XMP's form: whole degrees, minutes with a fraction, direction. */
    private static String degrees(double value, String positive, String negative) {
        double all = Math.abs(value);
        int whole = (int) all;
        return String.format(Locale.ROOT, "%d,%.4f%s", whole, (all - whole) * MINUTES, value < 0 ? negative : positive);
    }

    /** As an APP1 segment, right after the start of the image and JFIF's. */
    byte[] intoJpeg(byte[] jpeg) {
        if (packet.length == 0) {
            return jpeg;
        }
        int jfif = ByteBuffer.wrap(jpeg).getShort(4) + 4;
        int length = 2 + JPEG_NAME.length + packet.length;
        return ByteBuffer.allocate(jpeg.length + 2 + length)
                .put(jpeg, 0, jfif)
                .put((byte) 0xFF)
                .put((byte) JpegSegments.APP1)
                .putShort((short) length)
                .put(JPEG_NAME)
                .put(packet)
                .put(jpeg, jfif, jpeg.length - jfif)
                .array();
    }

    /**
     * As a chunk, for which the file needs the extended header.
     *
     * @param pixels what is in the file
     */
    byte[] intoWebp(byte[] webp, Pixels pixels) {
        if (packet.length == 0) {
            return webp;
        }
        byte[] chunks = withoutExtendedHeader(webp);
        int padded = packet.length + (packet.length & 1);
        int content = 4 + CHUNK_HEADER + EXTENDED_LENGTH + chunks.length + CHUNK_HEADER + padded;
        ByteBuffer file = ByteBuffer.allocate(CHUNK_HEADER + content).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(content).put(ascii("WEBP"));
        file.put(ascii("VP8X")).putInt(EXTENDED_LENGTH);
        file.putInt(XMP_FLAG | (pixels.isTransparent() ? ALPHA_FLAG : 0));
        putThreeBytes(file, pixels.width() - 1);
        putThreeBytes(file, pixels.height() - 1);
        file.put(chunks).put(ascii("XMP ")).putInt(packet.length).put(packet);
        return file.array();
    }

    private static byte[] withoutExtendedHeader(byte[] webp) {
        boolean extended = new String(webp, RIFF_HEADER, 4, StandardCharsets.US_ASCII).equals("VP8X");
        int start = RIFF_HEADER + (extended ? CHUNK_HEADER + EXTENDED_LENGTH : 0);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.write(webp, start, webp.length - start);
        return chunks.toByteArray();
    }

    private static void putThreeBytes(ByteBuffer file, int value) {
        file.putShort((short) value).put((byte) (value >> Short.SIZE));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
