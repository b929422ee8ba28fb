package org.broadsheet.body;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The limits on the size of a body. */
public final class BodyLimits {

    /** Maximum number of blocks in a body. */
    public static final int BLOCKS = 5_000;

    /** Maximum size of a body in its stored form (JSON in UTF-8), in bytes: 2 MiB. */
    public static final int BYTES = 2 * 1024 * 1024;

    /** Maximum number of items in a list. */
    public static final int ITEMS = 1_000;

    /** Maximum number of rows in a table, without its header. */
    public static final int ROWS = 1_000;

    /** Maximum number of columns in a table. */
    public static final int COLUMNS = 50;

    /** Maximum depth of blocks inside blocks. */
    public static final int DEPTH = 12;

    /** A block inside a block is at most four containers deeper in JSON, and holds some of its own. */
    static final int DEPTH_OF_JSON = 4 * DEPTH;

    /** The most bytes that a UTF-16 unit can take in JSON: a \\u escape has six. */
    private static final int BYTES_PER_UNIT = 6;

    private static final int BYTES_PER_BLOCK = 200;

    private BodyLimits() {}

    /**
     * Makes a body of the blocks if it is within the limits.
     *
     * @param sourceLength the length of the source in UTF-16 units; the stored size is measured only if the source is
     *     long enough to exceed the limit
     * @throws InvalidBodyException at this pointer if a limit is exceeded
     */
    static Body checked(List<Block> blocks, int sourceLength, String pointer) {
        int[] count = new int[1];
        BlockParts.walk(blocks, block -> count[0]++);
        new Size(count[0], BLOCKS, "blocks").check(pointer);
        Body body = new Body(blocks);
        long most = (long) sourceLength * BYTES_PER_UNIT + (long) count[0] * BYTES_PER_BLOCK;
        if (most > BYTES) {
            int bytes = body.toJson().getBytes(StandardCharsets.UTF_8).length;
            new Size(bytes, BYTES, "bytes when stored as blocks").check(pointer);
        }
        return body;
    }

    private record Size(int count, int maximum, String unit) {

        void check(String pointer) {
            if (count > maximum) {
                throw InvalidBodyException.at(
                        pointer, "Has %,d %s; the maximum is %,d".formatted(count, unit, maximum));
            }
        }
    }
}
