package org.broadsheet.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Assigns ids to blocks that were sent without one. An id is a digest of the block's type and content, with a number if
 * the same block occurs again. So the same body always gets the same ids, and an edit changes only the ids of the
 * edited blocks.
 */
final class BlockIds {

    private static final char[] DIGITS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int LENGTH = 10;
    private static final int BITS = 5;
    private static final Content CONTENT = new Content();

    private final Set<String> taken = new HashSet<>();

    private BlockIds() {}

    /** Returns the blocks with an id each; ids that were sent are kept. */
    static List<Block> assign(List<Block> blocks) {
        BlockIds ids = new BlockIds();
        BlockParts.walk(blocks, block -> {
            if (block.id() != null) {
                ids.taken.add(block.id());
            }
        });
        return ids.assignEach(blocks);
    }

    private List<Block> assignEach(List<Block> blocks) {
        List<Block> assigned = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            String id = block.id() == null ? newId(block) : block.id();
            assigned.add(Inside.map(block, this::assignEach).named(id, block.anchor()));
        }
        return assigned;
    }

    private String newId(Block block) {
        String digest = digest(block);
        String id = digest;
        for (int i = 2; !taken.add(id); i++) {
            id = digest + "-" + i;
        }
        return id;
    }

    private static String digest(Block block) {
        long hash = 0xcbf29ce484222325L;
        for (Iterator<String> content = block.accept(CONTENT).iterator(); content.hasNext(); ) {
            hash = mix(hash, content.next());
        }
        return encode(hash);
    }

    /**
     * FNV-1a over UTF-16 units, with a separator. Fast; collisions are harmless, since a number tells the blocks apart.
     */
    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (mixed ^ 0xFFFF) * 0x100000001b3L;
    }

    private static String encode(long hash) {
        long rest = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = DIGITS[(int) (rest >>> Long.SIZE - BITS)];
            rest <<= BITS;
        }
        return new String(id);
    }

    /**
     * The content from which a block's id is derived. Changing this changes the ids of every body that is sent again.
     */
    private static final class Content implements Block.Visitor<Stream<String>> {

        @Override
        public Stream<String> paragraph(Block.Paragraph block) {
            return Stream.of("paragraph", block.html());
        }

        @Override
        public Stream<String> heading(Block.Heading block) {
            return Stream.of("heading", block.html());
        }

        @Override
        public Stream<String> image(Block.ImageBlock block) {
            return Stream.of("image", block.image().name());
        }

        @Override
        public Stream<String> gallery(Gallery block) {
            return Stream.concat(Stream.of("gallery"), block.images().stream().map(Image::name));
        }

        @Override
        public Stream<String> quote(Block.Quote block) {
            return with(Stream.of("quote", block.html(), block.citation() == null ? "" : block.citation()), block);
        }

        @Override
        public Stream<String> pullquote(Pullquote block) {
            return Stream.of("pullquote", block.html());
        }

        @Override
        public Stream<String> list(Block.ListBlock block) {
            return with(Stream.concat(Stream.of("list"), block.items().stream()), block);
        }

        @Override
        public Stream<String> table(Block.Table block) {
            return Stream.concat(Stream.of("table"), block.rows().stream().flatMap(List::stream));
        }

        @Override
        public Stream<String> code(Block.Code block) {
            return Stream.of("code", block.text());
        }

        @Override
        public Stream<String> embed(Block.Embed block) {
            return Stream.of("embed", block.url());
        }

        @Override
        public Stream<String> video(Video block) {
            return Stream.of("video", block.url());
        }

        @Override
        public Stream<String> audio(Audio block) {
            return Stream.of("audio", block.url());
        }

        @Override
        public Stream<String> file(FileBlock block) {
            return Stream.of("file", block.url());
        }

        @Override
        public Stream<String> link(LinkBlock block) {
            return Stream.of("link", block.url());
        }

        @Override
        public Stream<String> details(Details block) {
            return with(Stream.of("details", block.summary() == null ? "" : block.summary()), block);
        }

        @Override
        public Stream<String> callout(Callout block) {
            return with(Stream.of("callout", block.kind()), block);
        }

        @Override
        public Stream<String> footnotes(Footnotes block) {
            return with(Stream.of("footnotes"), block);
        }

        @Override
        public Stream<String> teaser(TeaserBlock block) {
            return Stream.of("teaser", block.articleKey());
        }

        @Override
        public Stream<String> paywall(Paywall block) {
            return Stream.of("paywall");
        }

        @Override
        public Stream<String> divider(Block.Divider block) {
            return Stream.empty();
        }

        private Stream<String> with(Stream<String> own, Block block) {
            return Stream.concat(
                    own,
                    block.parts().inside().stream()
                            .flatMap(inside -> inside.blocks().stream())
                            .flatMap(inner -> inner.accept(this)));
        }
    }
}
