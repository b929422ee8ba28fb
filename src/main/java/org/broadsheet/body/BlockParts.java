package org.broadsheet.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a block is made of. The counterpart that replaces these parts is {@link BlockMapper}.
 *
 * @param html its inline HTML, in reading order, without that of the blocks inside it
 * @param images the images it shows itself
 * @param articles the keys of the articles whose teasers it shows itself
 * @param inside the blocks inside it, in order
 */
public record BlockParts(
        List<String> html, List<PlacedImage> images, List<String> articles, List<PlacedBlocks> inside) {

    static final BlockParts NONE = new BlockParts(List.of(), List.of(), List.of(), List.of());

    /**
     * An image of a block.
     *
     * @param pointer a JSON pointer (RFC 6901) from the block
     */
    record PlacedImage(String pointer, Image image) {}

    /**
     * Blocks inside a block.
     *
     * @param pointer a JSON pointer (RFC 6901) from the block
     */
    record PlacedBlocks(String pointer, List<Block> blocks) {}

    /** Visits each block in reading order; the blocks inside one come right after it. */
    public static void walk(List<Block> blocks, Consumer<Block> visit) {
        for (Block block : blocks) {
            visit.accept(block);
            block.parts().inside().forEach(inside -> walk(inside.blocks(), visit));
        }
    }

    static List<Block> copy(List<Block> blocks) {
        return blocks == null ? List.of() : List.copyOf(blocks);
    }

    /** The parts of a block with these texts; nulls are left out. */
    static BlockParts ofHtml(String... html) {
        return ofHtml(Stream.of(html).filter(Objects::nonNull).toList());
    }

    /** The parts of a block with this text, or with none; without a stream, as nearly every block of a body is such a one. */
    static BlockParts ofHtml(String html) {
        return html == null ? NONE : ofHtml(List.of(html));
    }

    static BlockParts ofHtml(List<String> html) {
        return html.isEmpty() ? NONE : new BlockParts(html, List.of(), List.of(), List.of());
    }

    static BlockParts ofBlocks(List<Block> blocks) {
        return NONE.withBlocks(blocks);
    }

    static BlockParts ofGallery(List<Image> images, String caption) {
        List<String> html = new ArrayList<>();
        List<PlacedImage> placed = new ArrayList<>();
        for (Image image : images) {
            if (image.caption() != null) {
                html.add(image.caption());
            }
            placed.add(new PlacedImage("/images/" + placed.size(), image));
        }
        if (caption != null) {
            html.add(caption);
        }
        return ofHtml(html).withImages(placed);
    }

    static BlockParts ofNotes(List<Footnotes.Note> notes) {
        BlockParts parts = NONE;
        for (int i = 0; i < notes.size(); i++) {
            parts = parts.withBlocks("/notes/" + i + "/blocks", notes.get(i).blocks());
        }
        return parts;
    }

    static BlockParts ofArticle(String key) {
        return new BlockParts(List.of(), List.of(), List.of(key), List.of());
    }

    BlockParts withImages(List<PlacedImage> placed) {
        return new BlockParts(html, placed, articles, inside);
    }

    BlockParts withBlocks(List<Block> blocks) {
        return withBlocks("/blocks", blocks);
    }

    BlockParts withBlocks(String pointer, List<Block> blocks) {
        if (blocks.isEmpty()) {
            return this;
        }
        List<PlacedBlocks> all = inside.isEmpty() ? new ArrayList<>() : new ArrayList<>(inside);
        all.add(new PlacedBlocks(pointer, blocks));
        return new BlockParts(html, images, articles, Collections.unmodifiableList(all));
    }
}
