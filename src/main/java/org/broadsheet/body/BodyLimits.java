package org.broadsheet.body;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How large a body may be. */
public final class BodyLimits {

    /** Blocks of a body. */
    public static final int BLOCKS = 5_000;

    /** Bytes of a body in its stored form, JSON in UTF-8: 2 MiB. */
    public static final int BYTES = 2 * 1024 * 1024;

    /** Items of a list. */
    public static final int ITEMS = 1_000;

    /** Rows of a table. */
    public static final int ROWS = 1_000;

    /** Columns of a table. */
    public static final int COLUMNS = 50;

    /** UTF-16 units of an address. */
    public static final int ADDRESS = 2_000;

    /** No UTF-16 unit takes more bytes in JSON: six are those of a \\u escape. */
    private static final int BYTES_PER_UNIT = 6;

    private static final int BYTES_PER_BLOCK = 200;

    private BodyLimits() {}

    /**
     * The body, if it keeps the limits.
     *
     * @param sourceLength how long its source was, in UTF-16 units; spares measuring what must be small enough
     * @throws BodyFaults at the pointer, if not
     */
    static Body checked(List<Block> blocks, int sourceLength, String pointer) {
        for (Block block : blocks) {
            if (block instanceof Block.ListBlock list) {
                atMost(ITEMS, list.items().size(), "list items", pointer);
            } else if (block instanceof Block.Table table) {
                int columns = table.rows().isEmpty()
                        ? table.header().size()
                        : table.rows().get(0).size();
                atMost(ROWS, table.rows().size(), "table rows", pointer);
                atMost(COLUMNS, columns, "table columns", pointer);
            }
        }
        atMost(BLOCKS, blocks.size(), "blocks", pointer);
        Body body = new Body(blocks);
        long most = (long) sourceLength * BYTES_PER_UNIT + (long) blocks.size() * BYTES_PER_BLOCK;
        if (most > BYTES) {
            int bytes = body.toJson().getBytes(StandardCharsets.UTF_8).length;
            atMost(BYTES, bytes, "bytes when stored as blocks", pointer);
        }
        return body;
    }

    private static void atMost(int maximum, int count, String what, String pointer) {
        if (count > maximum) {
            throw BodyFaults.at(pointer, "Has %,d %s; the maximum is %,d".formatted(count, what, maximum));
        }
    }
}
