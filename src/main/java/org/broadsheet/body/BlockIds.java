package org.broadsheet.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives ids to blocks that were sent without one: a digest of type and content, with a number where the same block
 * stands again. So they are the same whenever the same body is sent, and an edit changes those of edited blocks alone.
 */
final class BlockIds {

    private static final char[] DIGITS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int LENGTH = 10;
    private static final int BITS = 5;

    private BlockIds() {}

    /** The blocks, each with an id; a block's own is kept. */
    static List<Block> assign(List<Block> blocks) {
        Set<String> taken = new HashSet<>();
        for (Block block : blocks) {
            if (block.id() != null) {
                taken.add(block.id());
            }
        }
        List<Block> assigned = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (block.id() != null) {
                assigned.add(block);
                continue;
            }
            String digest = digest(block);
            String id = digest;
            for (int i = 2; !taken.add(id); i++) {
                id = digest + "-" + i;
            }
            assigned.add(withId(block, id));
        }
        return assigned;
    }

    private static Block withId(Block block, String id) {
        if (block instanceof Block.Paragraph b) {
            return new Block.Paragraph(id, b.html());
        } else if (block instanceof Block.Heading b) {
            return new Block.Heading(id, b.level(), b.html());
        } else if (block instanceof Block.ImageBlock b) {
            return new Block.ImageBlock(id, b.image());
        } else if (block instanceof Block.Quote b) {
            return new Block.Quote(id, b.html(), b.citation());
        } else if (block instanceof Block.ListBlock b) {
            return new Block.ListBlock(id, b.ordered(), b.items());
        } else if (block instanceof Block.Table b) {
            return new Block.Table(id, b.header(), b.rows());
        } else if (block instanceof Block.Code b) {
            return new Block.Code(id, b.language(), b.text());
        } else if (block instanceof Block.Embed b) {
            return new Block.Embed(id, b.url(), b.provider(), b.title());
        } else if (block instanceof TeaserReference b) {
            return new TeaserReference(id, b.article());
        }
        return new Block.Divider(id);
    }

    private static String digest(Block block) {
        long hash = 0xcbf29ce484222325L;
        if (block instanceof Block.Paragraph b) {
            hash = mix(mix(hash, "paragraph"), b.html());
        } else if (block instanceof Block.Heading b) {
            hash = mix(mix(hash, "heading"), b.html());
        } else if (block instanceof Block.ImageBlock b) {
            hash = mix(mix(hash, "image"), b.image().url());
        } else if (block instanceof Block.Quote b) {
            hash = mix(mix(mix(hash, "quote"), b.html()), b.citation());
        } else if (block instanceof Block.ListBlock b) {
            hash = mix(hash, "list");
            for (String item : b.items()) {
                hash = mix(hash, item);
            }
        } else if (block instanceof Block.Table b) {
            hash = mix(hash, "table");
            for (List<String> row : b.rows()) {
                for (String cell : row) {
                    hash = mix(hash, cell);
                }
            }
        } else if (block instanceof Block.Code b) {
            hash = mix(mix(hash, "code"), b.text());
        } else if (block instanceof Block.Embed b) {
            hash = mix(mix(hash, "embed"), b.url());
        } else if (block instanceof TeaserReference b) {
            hash = mix(mix(hash, "teaser"), b.article());
        }
        return spelled(hash);
    }

    /** FNV-1a over UTF-16 units, with a separator: fast, and nothing depends on its being hard to collide. */
    private static long mix(long hash, String text) {
        long mixed = hash;
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
            }
        }
        return (mixed ^ 0xFFFF) * 0x100000001b3L;
    }

    private static String spelled(long hash) {
        long rest = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = DIGITS[(int) (rest >>> Long.SIZE - BITS)];
            rest <<= BITS;
        }
        return new String(id);
    }
}
