package org.broadsheet.media;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.stream.ImageInputStream;

/** Reads the first directory of a TIFF file (TIFF 6.0). What it says beside its pixels is read from the file, as from Exif. */
final class TiffScanner implements Scanner {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int CHANNELS = 277;
    private static final int PROFILE = 34675;
    private static final int DIRECTORY = 4;
    private static final int SHORT = 3;

    /**
     * An entry of the directory.
     *
     * @param value where its values are; the value itself if there is one number
     */
    private record Entry(long count, long value) {}

    @Override
    public Scan scan(ImageInputStream in) throws IOException, UnfitPictureException {
        in.setByteOrder(in.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.seek(DIRECTORY);
        FileEnd.seek(in, in.readUnsignedInt());
        Map<Integer, Entry> entries = entries(in);
        Entry none = new Entry(0, 0);
        return new Scan(
                (int) Math.min(
                        Integer.MAX_VALUE, entries.getOrDefault(WIDTH, none).value()),
                (int) Math.min(
                        Integer.MAX_VALUE, entries.getOrDefault(HEIGHT, none).value()),
                (int) Math.min(
                        Integer.MAX_VALUE,
                        entries.getOrDefault(CHANNELS, new Entry(1, 1)).value()),
                false,
                Orientation.of(
                        (int) entries.getOrDefault(ORIENTATION, new Entry(1, 1)).value()),
                new Blocks(null, null, null, content(in, entries.get(PROFILE))));
    }

    private static Map<Integer, Entry> entries(ImageInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        Map<Integer, Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int tag = in.readUnsignedShort();
            int type = in.readUnsignedShort();
            long values = in.readUnsignedInt();
            long place = in.getStreamPosition();
            entries.put(
                    tag,
                    new Entry(values, type == SHORT && values == 1 ? in.readUnsignedShort() : in.readUnsignedInt()));
            in.seek(place + 4);
        }
        return entries;
    }

    /** Null where there is none, or too much of it, or it is not in the file. */
    private static byte[] content(ImageInputStream in, Entry entry) throws IOException {
        if (entry == null || entry.count() > Blocks.MOST || entry.value() + entry.count() > in.length()) {
            return null;
        }
        byte[] content = new byte[(int) entry.count()];
        in.seek(entry.value());
        in.readFully(content);
        return content;
    }
}
