package org.broadsheet.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A body: typed blocks in order, each id once. Read by {@link HtmlReader}, {@link MarkdownReader}, {@link TextReader} and
 * {@link BlockReader}, within {@link BodyLimits}. Its references name articles by keys: slugs as sent, ids once stored.
 */
public final class Body {

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final ObjectReader READER = new JsonMapper().readerFor(BLOCKS);
    private static final ObjectWriter WRITER = new JsonMapper().writerFor(BLOCKS);
    private static final String GAP = "\n\n";

    private final List<Block> blocks;

    /** What several ask for, each found once. Threads that find it at the same time find the same. */
    private Set<String> references;

    private String json;

    /** A body of these blocks. */
    public Body(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** The blocks, in order. */
    public List<Block> blocks() {
        return blocks;
    }

    /** The keys of the articles that links and teasers refer to, each once, in order. */
    public Set<String> references() {
        Set<String> known = references;
        if (known == null) {
            known = Collections.unmodifiableSet(findReferences());
            references = known;
        }
        return known;
    }

    private Set<String> findReferences() {
        Set<String> keys = new LinkedHashSet<>();
        for (Block block : blocks) {
            if (block instanceof TeaserReference teaser) {
                keys.add(teaser.article());
            } else {
                Inline.each(block, html -> Inline.references(html, keys::add));
            }
        }
        return keys;
    }

    /** The same body with other keys. */
    public Body mapReferences(UnaryOperator<String> key) {
        return references().isEmpty()
                ? this
                : map(block -> block instanceof TeaserReference teaser
                        ? new TeaserReference(teaser.id(), key.apply(teaser.article()))
                        : Inline.map(block, html -> Inline.mapReferences(html, key), UnaryOperator.identity()));
    }

    /** The same without these references: links leave their text, teasers go. */
    public Body without(Set<String> hidden) {
        if (hidden.isEmpty()) {
            return this;
        }
        References shown = key ->
                hidden.contains(key) ? Optional.empty() : Optional.of(new References.Target("article:" + key, ""));
        return new Body(blocks.stream()
                .filter(block -> !(block instanceof TeaserReference teaser && hidden.contains(teaser.article())))
                .map(block -> Inline.resolve(block, shown))
                .toList());
    }

    /** The same body with the root-relative addresses of its images and links made absolute. */
    public Body atSite(UnaryOperator<String> absolute) {
        return map(block -> Inline.map(block, html -> Inline.atSite(html, absolute), image -> image.at(absolute)));
    }

    private Body map(UnaryOperator<Block> mapping) {
        List<Block> mapped = new ArrayList<>(blocks.size());
        blocks.forEach(block -> mapped.add(mapping.apply(block)));
        return new Body(mapped);
    }

    /** What is to read in it, blocks apart by a blank line: no captions, embeds and teasers. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            text(block, text);
        }
        return text.toString();
    }

    private static void text(Block block, StringBuilder text) {
        if (block instanceof Block.Code code) {
            gap(text, GAP).append(code.text());
        } else if (block instanceof Block.ListBlock || block instanceof Block.Table) {
            gap(text, GAP);
            int start = text.length();
            Inline.each(block, html -> (text.length() > start ? text.append('\n') : text).append(Inline.text(html)));
        } else if (!(block instanceof Block.ImageBlock)) {
            Inline.each(block, html -> gap(text, GAP).append(Inline.text(html)));
        }
    }

    private static StringBuilder gap(StringBuilder text, String gap) {
        return text.length() > 0 ? text.append(gap) : text;
    }

    /**
     * The excerpt of its running text: paragraphs, quotes and lists, since headings make no sentences; of all its text
     * where it has none of these.
     *
     * @param language BCP 47
     */
    public Excerpt excerpt(String language) {
        StringBuilder text = new StringBuilder();
        boolean more = false;
        for (Block block : blocks) {
            if (block instanceof Block.Paragraph || block instanceof Block.Quote || block instanceof Block.ListBlock) {
                if (text.length() > 2 * Excerpt.LENGTH) {
                    more = true;
                    break;
                }
                text(block, text);
            }
        }
        Excerpt excerpt = Excerpt.of(text.length() == 0 ? text() : text.toString(), language);
        return more ? new Excerpt(excerpt.text(), true) : excerpt;
    }

    /**
     * The words of {@link #text}; in Chinese and Japanese its characters.
     *
     * @param language BCP 47
     */
    public int wordCount(String language) {
        return Words.count(text(), language);
    }

    /** How many image blocks it has. */
    public int imageCount() {
        int images = 0;
        for (Block block : blocks) {
            images += block instanceof Block.ImageBlock ? 1 : 0;
        }
        return images;
    }

    /** The same body without the teasers of articles other than these. */
    public Body showing(Predicate<String> article) {
        List<Block> shown = blocks.stream()
                .filter(block -> !(block instanceof TeaserReference teaser) || article.test(teaser.article()))
                .toList();
        return shown.size() == blocks.size() ? this : new Body(shown);
    }

    /** The first so many blocks. */
    public Body first(int count) {
        return count >= blocks.size() ? this : new Body(blocks.subList(0, count));
    }

    /** The stored form: a JSON array of blocks, with keys for references. */
    public String toJson() {
        String known = json;
        if (known == null) {
            try {
                known = WRITER.writeValueAsString(blocks);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            json = known;
        }
        return known;
    }

    /** The body that {@link #toJson} wrote. */
    public static Body fromJson(String json) {
        try {
            return new Body(READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored body is not what toJson wrote", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && blocks.equals(body.blocks);
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    @Override
    public String toString() {
        return blocks.toString();
    }
}
