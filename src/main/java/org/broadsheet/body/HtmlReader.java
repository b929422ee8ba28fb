package org.broadsheet.body;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/**
 * Reads HTML. It is parsed and cleaned by jsoup; what cleaning takes away and what blocks cannot hold is reported.
 * Thread-safe.
 *
 * <p>Besides what HTML means anyway: {@code <footer>} in a quote, or a {@code <cite>} that is a paragraph of it, is its
 * citation; {@code <small>} or {@code .credit} in a caption, or its {@code data-credit}, is the credit; links to pages
 * of articles are references, as those to {@code article:slug} are. Alone in its paragraph, a link of class or title
 * {@code teaser} is a teaser, and one of title {@code embed} is an embed, as is {@code <figure class="embed">}.
 */
public final class HtmlReader {

    private final Function<String, Optional<String>> articleSlugOfUrl;

    /** A reader that knows by this function the addresses of articles' pages. */
    public HtmlReader(Function<String, Optional<String>> articleSlugOfUrl) {
        this.articleSlugOfUrl = articleSlugOfUrl;
    }

    /**
     * Reads a body; its references are slugs.
     *
     * @throws BodyFaults where it is larger than {@link BodyLimits} allows, with the empty pointer
     */
    public Reading read(String html) {
        Losses losses = new Losses();
        return new Reading(read(html, losses), losses.all());
    }

    Body read(String html, Losses losses) {
        Element clean = Inspection.clean(html, Allowed.BODY, losses);
        List<Block> blocks = new HtmlBlocks(losses, articleSlugOfUrl).read(clean);
        return BodyLimits.checked(BlockIds.assign(blocks), html.length(), "");
    }
}
