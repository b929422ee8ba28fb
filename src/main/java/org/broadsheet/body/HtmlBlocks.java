package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes blocks of clean HTML, walking it once. Text gathers in a {@link Run} until a block begins or ends. What a block
 * cannot hold but is a block itself, such as an image in a heading, comes after it.
 */
final class HtmlBlocks {

    /** Titles by which a link alone in its paragraph stands for a block: how Markdown writes teasers and embeds. */
    static final Set<String> FORMS = Set.of("teaser", "embed");

    private static final Set<String> LOSSY = Set.of("dl", "details", "form", "fieldset");

    private final Losses losses;
    private final Function<String, Optional<String>> articleSlugOfUrl;
    private List<Block> blocks = new ArrayList<>();
    private Run run;
    /** The element whose block holds inline HTML only; null between blocks. */
    private String holder;
    /** The items of the list that is being read; null outside lists. */
    private List<String> items;

    private String citation;
    private boolean paragraphs;

    HtmlBlocks(Losses losses, Function<String, Optional<String>> articleSlugOfUrl) {
        this.losses = losses;
        this.articleSlugOfUrl = articleSlugOfUrl;
        this.run = new Run(losses);
    }

    /** The blocks of a body, without ids. */
    List<Block> read(Element body) {
        flow(body);
        boundary(2);
        return blocks;
    }

    /** The inline HTML of what can only be that; the rest is lost, and said to be. */
    String readInline(Element body) {
        String html = held(body, "inline text");
        for (Block block : blocks) {
            losses.add("Removed the " + BlockReader.type(block) + ", which inline text cannot hold");
        }
        return html;
    }

    /** Whether the source had paragraphs of its own, or only text. */
    boolean hadParagraphs() {
        return paragraphs;
    }

    private void flow(Element parent) {
        for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
            node(child);
        }
    }

    void node(Node node) {
        if (node instanceof TextNode text) {
            run.text(text.getWholeText());
        } else if (node instanceof Element element) {
            HtmlKind kind = HtmlKind.of(element.normalName());
            if (kind == null) {
                inline(element);
            } else {
                block(element, kind);
            }
        }
    }

    private void block(Element element, HtmlKind kind) {
        switch (kind) {
            case BREAK -> run.lineBreak();
            case PARAGRAPH -> paragraph(element);
            case DIVISION -> division(element);
            case FOOTER -> footer(element);
            case HEADING -> heading(element);
            case QUOTE -> quote(element);
            case LIST -> list(element);
            case TABLE -> HtmlTable.read(element, this, losses);
            case CODE -> code(element);
            case IMAGE -> image(element);
            case FIGURE -> HtmlFigure.read(element, this, losses);
            case EMBED -> embed(element);
            case DIVIDER -> add(new Block.Divider(null), "hr");
            default -> {}
        }
    }

    private void inline(Element element) {
        boolean opened = run.open(element, href(element));
        flow(element);
        if (opened) {
            run.close();
        }
    }

    private String href(Element element) {
        if (!element.normalName().equals("a") || !element.hasAttr("href")) {
            return null;
        }
        String url = Addresses.link(element.attr("href"));
        if (url == null || url.startsWith(Addresses.ARTICLE) || url.charAt(0) == '#') {
            return url;
        }
        return articleSlugOfUrl.apply(url).map(slug -> Addresses.ARTICLE + slug).orElse(url);
    }

    /** Ends the paragraph between blocks; within a block, begins a new line (1) or paragraph (2). */
    void boundary(int lines) {
        if (holder != null) {
            run.apart(lines);
            return;
        }
        String html = run.take();
        if (!html.isEmpty()) {
            blocks.add(new Block.Paragraph(null, html));
        }
    }

    private void paragraph(Element element) {
        if (element.normalName().equals("p")) {
            paragraphs = true;
        }
        boundary(2);
        if (holder == null && standsForBlock(element)) {
            return;
        }
        boolean opened = run.open(element, null);
        flow(element);
        boundary(2);
        if (opened) {
            run.close();
        }
    }

    private void division(Element element) {
        if (LOSSY.contains(element.normalName())) {
            losses.add("Removed <" + element.normalName() + ">, but not what was in it");
        }
        boundary(1);
        boolean opened = run.open(element, null);
        flow(element);
        boundary(1);
        if (opened) {
            run.close();
        }
    }

    private boolean standsForBlock(Element paragraph) {
        Element link = paragraph.firstElementChild();
        if (link == null || !link.normalName().equals("a") || link.nextElementSibling() != null) {
            return false;
        }
        String form = link.attr("class").isEmpty() ? link.attr("title") : link.attr("class");
        if (!FORMS.contains(form)) {
            return false;
        }
        String href = href(link);
        boolean alone =
                href != null && paragraph.text().strip().equals(link.text().strip());
        if (alone && form.equals("teaser") && href.startsWith(Addresses.ARTICLE)) {
            blocks.add(new TeaserReference(null, href.substring(Addresses.ARTICLE.length())));
            return true;
        }
        return alone && form.equals("embed") && addEmbed(link, href);
    }

    /** Adds the embed that a link stands for; false where it leads nowhere on the web. */
    boolean addEmbed(Element link, String url) {
        String web = url.startsWith(Addresses.ARTICLE) ? null : Addresses.web(url);
        if (web == null) {
            return false;
        }
        String title = Texts.line(link.wholeText());
        blocks.add(new Block.Embed(null, web, Providers.of(web), web.equals(title) ? null : title));
        return true;
    }

    private void footer(Element element) {
        if ("blockquote".equals(holder)) {
            cite(element);
        } else {
            division(element);
        }
    }

    private void cite(Element element) {
        String html = held(element, "cite");
        if (!html.isEmpty()) {
            citation = citation == null ? html : citation + "<br>" + html;
        }
    }

    private void heading(Element element) {
        String name = element.normalName();
        if (holder != null) {
            losses.add("Turned <" + name + "> in " + place() + " into text");
            division(element);
            return;
        }
        boundary(2);
        if (name.equals("h1")) {
            losses.add("Turned <h1> into a heading of level 2: level 1 is the article's headline");
        }
        int level = Math.max(2, name.charAt(1) - '0');
        withMoved(() -> {
            String html = held(element, name);
            return html.isEmpty() ? null : new Block.Heading(null, level, html);
        });
    }

    private void quote(Element element) {
        if (holder != null) {
            losses.add("Turned <blockquote> in " + place() + " into text");
            division(element);
            return;
        }
        boundary(2);
        withMoved(() -> {
            citation = null;
            String html = held(element, "blockquote");
            String from = citation;
            citation = null;
            if (!html.isEmpty()) {
                return Quotes.quote(null, html, from);
            }
            return from == null ? null : new Block.Paragraph(null, from);
        });
    }

    /** Adds a block and, after it, what stood inside it and had no place there. */
    void withMoved(Supplier<Block> reading) {
        List<Block> before = blocks;
        blocks = new ArrayList<>();
        Block block = reading.get();
        List<Block> moved = blocks;
        blocks = before;
        if (block != null) {
            blocks.add(block);
        }
        blocks.addAll(moved);
    }

    /** The inline HTML of what is in an element. */
    String held(Element element, String name) {
        Run outerRun = run;
        String outerHolder = holder;
        run = new Run(losses);
        holder = name;
        boolean opened = !element.normalName().equals("cite") && run.open(element, null);
        flow(element);
        if (opened) {
            run.close();
        }
        String html = run.take();
        run = outerRun;
        holder = outerHolder;
        return html;
    }

    private void list(Element element) {
        if ("li".equals(holder)) {
            losses.add("Flattened a list in a list: its items follow the one that they were in");
            endItem();
            eachItem(element);
            return;
        }
        if (holder != null) {
            losses.add("Turned the list in " + place() + " into lines");
            boundary(1);
            flow(element);
            boundary(1);
            return;
        }
        boundary(2);
        withMoved(() -> {
            items = new ArrayList<>();
            Run outerRun = run;
            run = new Run(losses);
            holder = "li";
            eachItem(element);
            holder = null;
            run = outerRun;
            List<String> read = items;
            items = null;
            boolean ordered = element.normalName().equals("ol");
            return read.isEmpty() ? null : new Block.ListBlock(null, ordered, read);
        });
    }

    private void eachItem(Element list) {
        for (Node child = list.firstChild(); child != null; child = child.nextSibling()) {
            boolean item =
                    child instanceof Element element && element.normalName().equals("li");
            if (item) {
                endItem();
                boolean opened = run.open((Element) child, null);
                flow((Element) child);
                if (opened) {
                    run.close();
                }
                endItem();
            } else {
                node(child);
            }
        }
        endItem();
    }

    private void endItem() {
        String html = run.take();
        if (!html.isEmpty()) {
            items.add(html);
        }
    }

    private void code(Element element) {
        String listing = Texts.listing(element.wholeText());
        Element inner = element.firstElementChild();
        boolean wraps = inner != null && inner.normalName().equals("code") && inner.nextElementSibling() == null;
        String named = Allowed.language(wraps && inner.hasAttr("class") ? inner.attr("class") : element.attr("class"));
        Element markup = wraps ? inner.firstElementChild() : inner;
        if (markup != null && !markup.normalName().equals("br")) {
            losses.add("Removed <" + markup.normalName() + "> in <pre>, but not its text");
        }
        if (!listing.isEmpty()) {
            add(new Block.Code(null, named, listing), "pre");
        }
    }

    /** Adds a block that holds no inline HTML and may stand where it cannot stay. */
    void add(Block block, String name) {
        if (holder == null) {
            boundary(2);
        } else {
            losses.add("Moved <" + name + "> out of " + place() + " to after it");
            run.apart(1);
        }
        blocks.add(block);
    }

    private void image(Element element) {
        String url = Addresses.image(element.attr("src"));
        if (url == null) {
            String alt = Losses.shown(element.attr("alt"));
            losses.add("Removed <img>, which has no address" + (alt.isEmpty() ? "" : ": “" + alt + "”"));
            return;
        }
        if (run.isOpenAndBare("a")) {
            losses.add("Removed the link around the image " + Losses.shown(url));
        }
        String title = Texts.line(element.attr("title"));
        Image image = new Image(
                url,
                Texts.line(element.attr("alt")),
                title == null ? null : Run.of(title, losses),
                null,
                ImageInput.side(element.attr("width")),
                ImageInput.side(element.attr("height")));
        add(new Block.ImageBlock(null, image), "img");
    }

    private void embed(Element element) {
        String source = element.attr("src");
        for (Element child = element.firstElementChild(); source.isEmpty() && child != null; ) {
            source = child.attr("src");
            child = child.nextElementSibling();
        }
        String url = Addresses.web(source);
        if (url == null) {
            losses.add("Removed <" + element.normalName() + ">, which has no http or https address");
            return;
        }
        add(new Block.Embed(null, url, Providers.of(url), Texts.line(element.attr("title"))), element.normalName());
    }

    /** The blocks read so far; what is added or replaced here is in the body. */
    List<Block> blocks() {
        return blocks;
    }

    /** Where something lies that has no place of its own; null between blocks. */
    String place() {
        return holder == null ? null : holder.indexOf(' ') >= 0 ? holder : "<" + holder + ">";
    }
}
