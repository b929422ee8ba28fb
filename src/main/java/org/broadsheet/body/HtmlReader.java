package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.markup.HtmlCleaner;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.RefusedMarkupException;
import org.jsoup.nodes.Element;

/**
 * Reads HTML. It is parsed, rewritten from the habits of other systems and cleaned by {@link HtmlCleaner}; whatever is
 * removed, or changed because blocks cannot hold it, is reported. Thread-safe.
 *
 * <p>Conventions beyond those of HTML are those that {@link HtmlWriter} writes. Besides, the citation of a quote may be
 * a paragraph or a last line that is one {@code <cite>}. The credit of an image is {@code <small>} or {@code .credit} at
 * the end of the caption, or the caption's {@code data-credit}. A link to an article's page is a reference, like one to
 * {@code article:slug}. On its own in a paragraph, a link with the class or title {@code teaser} is a teaser, and one
 * with the title {@code embed} is an embed.
 */
public final class HtmlReader {

    private final Function<String, Optional<String>> articleSlugOfUrl;

    /** A reader that recognizes articles' pages by this function from a URL to a slug. */
    public HtmlReader(Function<String, Optional<String>> articleSlugOfUrl) {
        this.articleSlugOfUrl = articleSlugOfUrl;
    }

    /** As {@link #read(String, String)}, if the source's address is not known. */
    public ParsedBody read(String html) {
        return read(html, null);
    }

    /**
     * Reads a body, in which references are slugs.
     *
     * @param base the address that relative ones are resolved against; null if it is not known
     * @throws InvalidBodyException with an empty pointer if the body exceeds {@link BodyLimits} or must not be published
     */
    public ParsedBody read(String html, String base) {
        LossCollector losses = new LossCollector();
        Body body = read(html, base, losses);
        return new ParsedBody(body, losses.all());
    }

    Body read(String html, String base, LossCollector losses) {
        try {
            Element clean = HtmlCleaner.cleanBody(html, base, losses);
            HtmlBlockReader reader = new HtmlBlockReader(losses, articleSlugOfUrl);
            List<Block> read = reader.read(clean);
            List<Block> blocks = reader.hasAnchors() ? Anchors.settle(read, reader.otherAnchors(), losses) : read;
            return BodyLimits.checked(BlockIds.assign(blocks), html.length(), "");
        } catch (RefusedMarkupException e) {
            throw InvalidBodyException.at("", e.getMessage());
        }
    }
}
