package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Replaces parts of blocks, wherever they are nested: inline HTML, images, addresses and teasers. The counterpart that
 * reads these parts is {@link BlockParts}. Blocks call it in {@link Block#map}.
 *
 * @param texts given each inline HTML
 * @param addresses given each address that is not in inline HTML: of images, files, link blocks
 * @param images given each image, with its texts and addresses replaced
 * @param teasers given each teaser; empty leaves it out
 */
record BlockMapper(
        UnaryOperator<String> texts,
        UnaryOperator<String> addresses,
        UnaryOperator<Image> images,
        Function<TeaserBlock, Optional<Block>> teasers) {

    /** The mapper that replaces inline HTML. */
    static BlockMapper ofTexts(UnaryOperator<String> texts) {
        return new BlockMapper(texts, UnaryOperator.identity(), UnaryOperator.identity(), Optional::of);
    }

    /** The mapper that replaces images. */
    static BlockMapper ofImages(UnaryOperator<Image> images) {
        return new BlockMapper(UnaryOperator.identity(), UnaryOperator.identity(), images, Optional::of);
    }

    /** The mapper that replaces teasers. */
    static BlockMapper ofTeasers(UnaryOperator<String> texts, Function<TeaserBlock, Optional<Block>> teasers) {
        return new BlockMapper(texts, UnaryOperator.identity(), UnaryOperator.identity(), teasers);
    }

    /** The mapper that turns references in inline HTML into links and keeps teasers as they are. */
    static BlockMapper resolving(ReferenceResolver references) {
        return ofTexts(html -> InlineHtml.resolve(html, references));
    }

    /** The blocks with their parts replaced, without those left out. */
    List<Block> map(List<Block> blocks) {
        List<Block> mapped = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            block.map(this).ifPresent(mapped::add);
        }
        return mapped;
    }

    /** Null for null. */
    String html(String html) {
        return html == null ? null : texts.apply(html);
    }

    /** Null for null. */
    String url(String url) {
        return url == null ? null : addresses.apply(url);
    }

    Image image(Image image) {
        return images.apply(image.mapped(addresses, texts));
    }

    List<MediaSource> sources(List<MediaSource> sources) {
        return sources.stream()
                .map(source -> new MediaSource(url(source.url()), source.mediaType()))
                .toList();
    }

    List<TextTrack> tracks(List<TextTrack> tracks) {
        return tracks.stream()
                .map(track -> new TextTrack(url(track.url()), track.kind(), track.language(), track.label()))
                .toList();
    }

    /** Maps each text; returns the same list if nothing changes. */
    List<String> each(List<String> all) {
        List<String> mapped = null;
        for (int i = 0; i < all.size(); i++) {
            String one = html(all.get(i));
            if (mapped == null && !one.equals(all.get(i))) {
                mapped = new ArrayList<>(all);
            }
            if (mapped != null) {
                mapped.set(i, one);
            }
        }
        return mapped == null ? all : mapped;
    }
}
