package org.broadsheet.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.broadsheet.markup.LossCollector;

/**
 * A body: an ordered list of blocks with unique ids. Read by {@link HtmlReader}, {@link MarkdownReader},
 * {@link TextReader} and {@link BlockReader}, which enforce {@link BodyLimits}. References to articles are by key: the
 * slug in a body that was just sent, the id in a stored one.
 */
public final class Body {

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final ObjectReader READER = StoredBlocks.JSON.readerFor(BLOCKS);
    private static final ObjectWriter WRITER = StoredBlocks.JSON.writerFor(BLOCKS);

    private final List<Block> blocks;

    /** Computed on first use. Not synchronized: threads that race compute equal values. */
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

    /** The keys of all articles that links and teasers refer to, without duplicates, in order of first use. */
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
        BlockParts.walk(blocks, block -> {
            BlockParts parts = block.parts();
            keys.addAll(parts.articles());
            parts.html().forEach(html -> InlineHtml.references(html, keys::add));
        });
        return keys;
    }

    /** The keys of the articles shown as teasers, without duplicates, in order of first use. */
    public Set<String> teasers() {
        Set<String> keys = new LinkedHashSet<>();
        BlockParts.walk(blocks, block -> keys.addAll(block.parts().articles()));
        return keys;
    }

    /** The same body with every key of an article replaced. */
    public Body mapReferences(UnaryOperator<String> key) {
        return references().isEmpty()
                ? this
                : map(BlockMapper.ofTeasers(
                        html -> InlineHtml.mapReferences(html, key),
                        teaser -> Optional.of(new TeaserReference(teaser.id(), key.apply(teaser.articleKey())))));
    }

    /** The same body without references to these articles: links are replaced by their text, teasers are removed. */
    public Body withoutReferences(Set<String> hidden) {
        if (hidden.isEmpty()) {
            return this;
        }
        ReferenceResolver shown = key -> hidden.contains(key)
                ? Optional.empty()
                : Optional.of(new ReferenceResolver.Target("article:" + key, ""));
        return resolve(shown, teaser -> hidden.contains(teaser.articleKey()) ? Optional.empty() : Optional.of(teaser));
    }

    /**
     * The same body with references turned into links; those to articles that are not public are replaced by their
     * text.
     *
     * @param teaser what to show in place of a teaser; empty removes it
     */
    public Body resolve(ReferenceResolver references, Function<TeaserBlock, Optional<Block>> teaser) {
        return map(BlockMapper.ofTeasers(html -> InlineHtml.resolve(html, references), teaser));
    }

    /** The same body with the root-relative URLs of its images and links made absolute. */
    public Body withAbsoluteUrls(UnaryOperator<String> absolute) {
        return map(new BlockMapper(
                html -> InlineHtml.withAbsoluteUrls(html, absolute),
                url -> InlineHtml.absolute(url, absolute),
                UnaryOperator.identity(),
                Optional::of));
    }

    /** The same body with its images replaced. */
    public Body mapImages(UnaryOperator<Image> image) {
        return imageCount() == 0 ? this : map(BlockMapper.ofImages(image));
    }

    private Body map(BlockMapper mapper) {
        return new Body(mapper.map(blocks));
    }

    /** The plain text of the article, with a blank line between blocks; without captions, embeds and teasers. */
    public String text() {
        return readable(false);
    }

    private String readable(boolean sentencesOnly) {
        return ReadableText.of(blocks, sentencesOnly);
    }

    /**
     * The excerpt of its paragraphs, quotes and lists, or of all its text if it has none of these. Headings are left
     * out because they are not sentences.
     *
     * @param language BCP 47
     */
    public Excerpt excerpt(String language) {
        String sentences = readable(true);
        return Excerpt.of(sentences.isEmpty() ? text() : sentences, language);
    }

    /** The number of words in {@link #text}; each Chinese or Japanese character counts as one. */
    public int wordCount() {
        return WordCounter.count(text());
    }

    /** The number of images in its blocks. */
    public int imageCount() {
        return images().size();
    }

    /** Every image in its blocks, in order, by JSON pointer (RFC 6901) from the array of blocks: {@code /3/image}. */
    public Map<String, Image> images() {
        Map<String, Image> images = new LinkedHashMap<>();
        collectImages(blocks, "", images);
        return images;
    }

    private static void collectImages(List<Block> blocks, String pointer, Map<String, Image> images) {
        for (int i = 0; i < blocks.size(); i++) {
            BlockParts parts = blocks.get(i).parts();
            if (parts.images().isEmpty() && parts.inside().isEmpty()) {
                continue;
            }
            String at = pointer + "/" + i;
            parts.images().forEach(placed -> images.put(at + placed.pointer(), placed.image()));
            parts.inside().forEach(inside -> collectImages(inside.blocks(), at + inside.pointer(), images));
        }
    }

    /** The same body with only the teasers of articles that match. */
    public Body keepTeasers(Predicate<String> article) {
        return teasers().stream().allMatch(article)
                ? this
                : map(BlockMapper.ofTeasers(
                        UnaryOperator.identity(),
                        teaser -> article.test(teaser.articleKey()) ? Optional.of(teaser) : Optional.empty()));
    }

    /** Whether it says where its free part ends, by a {@link Paywall}. */
    public boolean hasPaywall() {
        return paywall() >= 0;
    }

    /** Its free part: the blocks before its {@link Paywall}; none where it has no such mark. */
    public Body free() {
        Body free = first(Math.max(0, paywall()));
        // What is behind the paywall has anchors too. There is nothing to report: the whole body keeps its links.
        return new Body(Anchors.settle(free.blocks(), Map.of(), new LossCollector()));
    }

    /** The same body with a {@link Paywall} after its last block, as the free part of another has it. */
    public Body walled() {
        List<Block> all = new ArrayList<>(blocks);
        all.add(new Paywall(null));
        return new Body(BlockIds.assign(all));
    }

    /** Whether it has more than its free part. */
    public boolean isGated() {
        int paywall = paywall();
        return paywall < 0 ? !blocks.isEmpty() : paywall < blocks.size() - 1;
    }

    private int paywall() {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).type() == BlockType.PAYWALL) {
                return i;
            }
        }
        return -1;
    }

    /** The same body cut after this many blocks. */
    public Body first(int count) {
        return count >= blocks.size() ? this : new Body(blocks.subList(0, count));
    }

    /** The stored form: a JSON array of blocks, in which references are keys. */
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

    /** Reads what {@link #toJson} wrote. */
    public static Body fromJson(String json) {
        try {
            return new Body(READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The stored body is not a JSON array of blocks", e);
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
