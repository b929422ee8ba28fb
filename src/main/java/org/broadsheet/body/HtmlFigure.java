package org.broadsheet.body;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Reads figures: what is shown, and its caption and credit. */
final class HtmlFigure {

    private HtmlFigure() {}

    /** Adds what the figure shows to the blocks. */
    static void read(Element figure, HtmlBlocks blocks, Losses losses) {
        blocks.boundary(2);
        int start = blocks.blocks().size();
        Element link = figure.firstElementChild();
        boolean embed = figure.attr("class").equals("embed")
                && link != null
                && link.normalName().equals("a");
        if (!embed || !blocks.addEmbed(link, link.attr("href"))) {
            link = null;
        }
        for (Node child = figure.firstChild(); child != null; child = child.nextSibling()) {
            if (child != link && !child.normalName().equals("figcaption")) {
                blocks.node(child);
            }
        }
        blocks.boundary(2);
        for (Element child = figure.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (child.normalName().equals("figcaption")) {
                caption(child, blocks, start, losses);
            }
        }
    }

    private static void caption(Element figcaption, HtmlBlocks blocks, int start, Losses losses) {
        String credit = Texts.line(figcaption.attr("data-credit"));
        Element named = figcaption.selectFirst("small, .credit");
        if (credit == null && named != null) {
            credit = Texts.line(named.wholeText());
            for (Element lost : named.children()) {
                losses.add("Removed <" + lost.normalName() + "> in the credit, but not its text");
            }
            named.remove();
        }
        String credited = credit;
        List<Block> shown = blocks.blocks();
        blocks.withMoved(() -> attach(blocks.held(figcaption, "figcaption"), credited, shown, start, losses));
    }

    /** Gives caption and credit to the last thing shown that takes them; what none takes is a paragraph. */
    private static Block attach(String html, String credit, List<Block> shown, int start, Losses losses) {
        String caption = html.isEmpty() ? null : html;
        if (caption == null && credit == null) {
            return null;
        }
        for (int i = shown.size() - 1; i >= start; i--) {
            if (shown.get(i) instanceof Block.ImageBlock block) {
                if (block.image().caption() != null && caption != null) {
                    losses.add("Removed the attribute title of <img>, since there is a <figcaption>");
                }
                String kept = caption == null ? block.image().caption() : caption;
                shown.set(i, new Block.ImageBlock(null, block.image().captioned(kept, credit)));
                return null;
            }
        }
        int last = shown.size() - 1;
        if (last >= start && credit == null) {
            if (shown.get(last) instanceof Block.Quote quote && quote.citation() == null) {
                shown.set(last, Quotes.quote(null, quote.html(), caption));
                return null;
            }
            if (shown.get(last) instanceof Block.Embed embed && embed.title() == null && caption.indexOf('<') < 0) {
                shown.set(last, new Block.Embed(null, embed.url(), embed.provider(), Inline.unescape(caption)));
                return null;
            }
        }
        String text = credit == null ? caption : Run.of(credit, losses);
        return new Block.Paragraph(null, credit == null || caption == null ? text : caption + " " + text);
    }
}
