package org.broadsheet.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.markup.EmbedProviders;
import org.broadsheet.markup.HtmlAllowlist;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.PlainText;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Turns clean HTML into blocks in one walk. Text is collected in an {@link InlineHtmlWriter} until a block begins or
 * ends. Where an element can contain only inline HTML, such as a heading, a block inside it is moved to after it.
 */
final class HtmlBlockReader {

    private static final Set<HtmlElementKind> WITHOUT_ANCHOR =
            Set.of(HtmlElementKind.DIVISION, HtmlElementKind.SECTION, HtmlElementKind.BREAK, HtmlElementKind.FOOTER);

    private final LossCollector losses;
    private final Function<String, Optional<String>> articleSlugOfUrl;
    private final Set<String> linked = new HashSet<>();
    private final Map<String, String> otherAnchors = new HashMap<>();
    private List<Block> blocks = new ArrayList<>();
    private InlineHtmlWriter inline;
    /** The anchors that the next block has. */
    private List<String> anchors = new ArrayList<>();
    /** The name of the element being read that can contain only inline HTML; null between blocks. */
    private String container;
    /** Where the citation of the quote being read is collected; null outside quotes. */
    private List<String> citations;

    private boolean paragraphs;
    /** Whether the text being read is in an element of its own, in which line breaks do not separate paragraphs. */
    private boolean inParagraph;

    private int depth;
    private boolean anchored;

    HtmlBlockReader(LossCollector losses, Function<String, Optional<String>> articleSlugOfUrl) {
        this.losses = losses;
        this.articleSlugOfUrl = articleSlugOfUrl;
        this.inline = new InlineHtmlWriter(losses);
    }

    /** Reads the blocks of a body; they have no ids yet. */
    List<Block> read(Element body) {
        collectLinks(body);
        readChildren(body);
        boundary(2);
        alias(anchors, blocks.isEmpty() ? null : blocks.get(blocks.size() - 1).anchor());
        return blocks;
    }

    private void collectLinks(Element parent) {
        for (Element child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (child.normalName().equals("a") && child.attr("href").startsWith("#")) {
                linked.add(child.attr("href").substring(1));
            }
            collectLinks(child);
        }
    }

    /** Whether links lead to places in the body, or blocks have anchors. */
    boolean hasAnchors() {
        return anchored || !linked.isEmpty();
    }

    /** Anchors of the source that no block has itself, with that of the block in which they are. */
    Map<String, String> otherAnchors() {
        return otherAnchors;
    }

    /** Reads a text that can only be inline HTML; anything else is removed and reported. */
    String readInline(Element body) {
        String html = inlineHtml(body, "inline text");
        for (Block block : blocks) {
            losses.add(
                    WarningCode.CONTENT_REMOVED,
                    "Removed the " + block.type().wireName() + ", which inline text cannot contain");
        }
        return html;
    }

    /** Whether the source contained {@code <p>} elements. */
    boolean hadParagraphs() {
        return paragraphs;
    }

    private void readChildren(Element parent) {
        for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
            node(child);
        }
    }

    void node(Node node) {
        if (node instanceof TextNode text) {
            inline.text(text.getWholeText());
        } else if (node instanceof Element element) {
            HtmlElementKind kind = HtmlElementKind.of(element.normalName());
            if (kind != null && kind.endsText() && container == null) {
                boundary(2);
            }
            note(element, kind);
            if (kind == null) {
                inline(element);
            } else {
                block(element, kind);
            }
        }
    }

    private void block(Element element, HtmlElementKind kind) {
        switch (kind) {
            case BREAK -> lineBreak();
            case PARAGRAPH -> paragraph(element);
            case DIVISION -> division(element);
            case FOOTER -> footer(element);
            case HEADING -> heading(element);
            case QUOTE -> quote(element);
            case LIST -> list(element);
            case DEFINITIONS -> definitions(element);
            case TABLE -> HtmlTableReader.read(element, this, losses);
            case CODE -> code(element);
            case IMAGE -> image(element);
            case FIGURE -> HtmlFigureReader.read(element, this, losses);
            case EMBED -> embed(element);
            case MEDIA -> HtmlMediaReader.read(element, this, losses);
            case DETAILS -> details(element);
            case ASIDE -> HtmlAsideReader.read(element, this);
            case SECTION -> section(element);
            case DIVIDER -> divider(element);
            default -> {}
        }
    }

    /** Keeps the name of an element as an anchor, where links may lead to it. */
    private void note(Element element, HtmlElementKind kind) {
        if (element.attributesSize() == 0) {
            return;
        }
        for (String key : List.of("id", "name")) {
            String name = element.attr(key);
            if (name.isEmpty()) {
                continue;
            }
            boolean explicit = element.normalName().equals("a") && !element.hasAttr("href");
            boolean block = kind != null && !WITHOUT_ANCHOR.contains(kind);
            if ((block || explicit || linked.contains(name)) && Anchors.isAnchor(name)) {
                anchors.add(name);
                anchored = true;
            } else if (!name.startsWith("fn")) {
                losses.ignore(key + " of <" + element.normalName() + ">");
            }
        }
    }

    private List<String> takeAnchors() {
        List<String> taken = anchors;
        anchors = new ArrayList<>();
        return taken;
    }

    /** Adds a block under the first of these anchors. */
    private void place(Block block, List<String> names) {
        if (block == null) {
            anchors.addAll(0, names);
            return;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(takeAnchors());
        String anchor = all.isEmpty() || block instanceof TeaserBlock ? null : all.get(0);
        alias(all, anchor);
        blocks.add(anchor == null ? block : block.named(block.id(), anchor));
    }

    private void alias(List<String> names, String anchor) {
        for (String name : names) {
            if (anchor != null && !name.equals(anchor)) {
                otherAnchors.putIfAbsent(name, anchor);
            }
        }
    }

    private void inline(Element element) {
        if (element.normalName().equals("a") && element.attr("class").equals("footnote-back")) {
            return;
        }
        boolean opened = inline.open(element, href(element));
        readChildren(element);
        if (opened) {
            inline.close();
        }
    }

    private String href(Element element) {
        if (!element.normalName().equals("a") || !element.hasAttr("href")) {
            return null;
        }
        String url = UrlPolicy.link(element.attr("href"));
        if (url == null || url.startsWith(UrlPolicy.ARTICLE) || url.charAt(0) == '#') {
            return url;
        }
        return articleSlugOfUrl.apply(url).map(slug -> UrlPolicy.ARTICLE + slug).orElse(url);
    }

    /** Two line breaks end a paragraph in text without an element of its own, and in a quote. */
    private void lineBreak() {
        if (container == null && (!inParagraph || citations != null) && inline.pendingBreaks() > 0) {
            boundary(2);
        } else {
            inline.lineBreak();
        }
    }

    /** Between blocks, ends the current paragraph; within a block, starts a new line (1) or paragraph (2). */
    void boundary(int lines) {
        if (container != null) {
            inline.breakLines(lines);
            return;
        }
        String html = inline.take();
        if (!html.isEmpty()) {
            place(new Block.Paragraph(html), List.of());
        }
    }

    private void paragraph(Element element) {
        if (element.normalName().equals("p")) {
            paragraphs = true;
        }
        boundary(2);
        if (container == null && readBlockLink(element)) {
            return;
        }
        boolean outer = inParagraph;
        inParagraph = true;
        boolean opened = inline.open(element, null);
        readChildren(element);
        boundary(2);
        if (opened) {
            inline.close();
        }
        inParagraph = outer;
    }

    void division(Element element) {
        boundary(1);
        boolean outer = inParagraph;
        inParagraph = false;
        boolean opened = inline.open(element, null);
        readChildren(element);
        boundary(1);
        if (opened) {
            inline.close();
        }
        inParagraph = outer;
    }

    private boolean readBlockLink(Element paragraph) {
        Element link = paragraph.firstElementChild();
        if (link == null || !link.normalName().equals("a") || link.nextElementSibling() != null) {
            return false;
        }
        String form = link.attr("class").isEmpty() ? link.attr("title") : link.attr("class");
        if (!HtmlAllowlist.BLOCK_LINKS.contains(form)) {
            return false;
        }
        String href = href(link);
        boolean alone =
                href != null && paragraph.text().strip().equals(link.text().strip());
        if (alone && form.equals("teaser") && href.startsWith(UrlPolicy.ARTICLE)) {
            place(new TeaserReference(null, href.substring(UrlPolicy.ARTICLE.length())), List.of());
            return true;
        }
        Block.Embed embed = alone && form.equals("embed") ? embed(link, href) : null;
        if (embed != null) {
            place(embed, List.of());
        }
        return embed != null;
    }

    /** The embed of a link; null if it has no http or https URL. */
    static Block.Embed embed(Element link, String url) {
        String web = url.startsWith(UrlPolicy.ARTICLE) ? null : UrlPolicy.web(url);
        if (web == null) {
            return null;
        }
        String title = PlainText.singleLine(link.wholeText());
        return new Block.Embed(web, EmbedProviders.of(web), web.equals(title) ? null : title);
    }

    private void footer(Element element) {
        if (citations != null && container == null) {
            boundary(2);
            cite(element);
        } else {
            division(element);
        }
    }

    private void cite(Element element) {
        String html = inlineHtml(element, "cite");
        if (!html.isEmpty()) {
            citations.add(html);
        }
    }

    private void heading(Element element) {
        String name = element.normalName();
        if (container != null) {
            losses.add(WarningCode.CONTENT_CHANGED, "Turned <" + name + "> in " + containerName() + " into text");
            division(element);
            return;
        }
        int level = Math.max(2, name.charAt(1) - '0');
        addWithMovedOut(() -> {
            String html = inlineHtml(element, name);
            return html.isEmpty() ? null : new Block.Heading(null, null, level, html);
        });
    }

    private void quote(Element element) {
        boolean pull = element.attr("class").equals("pullquote");
        if (isTooDeep(element)) {
            return;
        }
        addFlow(() -> {
            List<String> outer = citations;
            citations = new ArrayList<>();
            List<Block> inner = flow(element);
            String citation = citations.isEmpty() ? null : String.join("<br>", citations);
            citations = outer;
            int texts = 0;
            StringBuilder html = new StringBuilder();
            while (texts < inner.size() && isText(inner.get(texts))) {
                html.append(texts == 0 ? "" : "<br><br>").append(((Block.Paragraph) inner.get(texts)).html());
                texts++;
            }
            List<Block> rest = inner.subList(texts, inner.size());
            if (html.length() == 0 && rest.isEmpty()) {
                return citation == null ? null : new Block.Paragraph(citation);
            }
            if (pull && rest.isEmpty()) {
                return Quotes.pullquote(null, null, html.toString(), citation);
            }
            String cite = element.attr("cite").isEmpty() ? null : UrlPolicy.web(element.attr("cite"));
            return Quotes.quote(null, null, html.toString(), citation, cite, rest);
        });
    }

    private static boolean isText(Block block) {
        return block instanceof Block.Paragraph && block.anchor() == null;
    }

    /**
     * Whether blocks in this element would be nested too deeply; its content is then read as part of what surrounds it.
     */
    private boolean isTooDeep(Element element) {
        if (container != null) {
            losses.add(
                    WarningCode.CONTENT_CHANGED,
                    "Turned <" + element.normalName() + "> in " + containerName() + " into text");
            division(element);
            return true;
        }
        if (depth >= BodyLimits.DEPTH) {
            losses.add(
                    WarningCode.CONTENT_CHANGED,
                    "Turned <" + element.normalName() + "> into text, more than " + BodyLimits.DEPTH + " blocks deep");
            division(element);
            return true;
        }
        return false;
    }

    /** Reads the content of an element as separate blocks. */
    List<Block> flow(Element element) {
        return flow(() -> readChildren(element));
    }

    /** The blocks that a reading adds, in a place of their own. */
    List<Block> flow(Runnable reading) {
        List<Block> outer = blocks;
        InlineHtmlWriter outerInline = inline;
        boolean outerParagraph = inParagraph;
        String outerContainer = container;
        blocks = new ArrayList<>();
        inline = new InlineHtmlWriter(losses);
        inParagraph = false;
        container = null;
        depth++;
        reading.run();
        boundary(2);
        depth--;
        List<Block> read = blocks;
        blocks = outer;
        inline = outerInline;
        inParagraph = outerParagraph;
        container = outerContainer;
        return read;
    }

    /** Adds a block that is made from what is inside it; it comes before whatever is moved out of it. */
    void addFlow(Supplier<Block> reading) {
        List<String> own = takeAnchors();
        boundary(2);
        Block block = reading.get();
        place(block, own);
    }

    /** Adds the block and, after it, the blocks found inside that it cannot contain. */
    void addWithMovedOut(Supplier<Block> reading) {
        boundary(2);
        List<Block> before = blocks;
        blocks = new ArrayList<>();
        Block block = reading.get();
        List<Block> moved = blocks;
        blocks = before;
        if (block != null) {
            place(block, List.of());
        }
        blocks.addAll(moved);
    }

    /**
     * Reads the content of an element as inline HTML.
     *
     * @param name what to call the element in reports
     */
    String inlineHtml(Element element, String name) {
        InlineHtmlWriter outer = inline;
        String outerContainer = container;
        inline = new InlineHtmlWriter(losses);
        container = name;
        boolean opened = !element.normalName().equals("cite") && inline.open(element, null);
        readChildren(element);
        if (opened) {
            inline.close();
        }
        String html = inline.take();
        inline = outer;
        container = outerContainer;
        return html;
    }

    private void list(Element element) {
        if (container != null) {
            losses.add(WarningCode.CONTENT_CHANGED, "Turned the list in " + containerName() + " into lines of text");
            boundary(1);
            readChildren(element);
            boundary(1);
            return;
        }
        if (isTooDeep(element)) {
            return;
        }
        addFlow(() -> {
            ListMaker items = new ListMaker();
            Element loose = null;
            for (Node child : List.copyOf(element.childNodes())) {
                boolean item = child instanceof Element one && one.normalName().equals("li");
                boolean inner = child instanceof Element one && one.normalName().matches("ul|ol") && items.size() > 0;
                if (item) {
                    loose = null;
                    addItem((Element) child, items);
                } else if (inner) {
                    // Old editors put a list of the next level beside the item that it belongs to.
                    items.addInside(flow(() -> node(child)));
                } else if (loose == null && !(child instanceof TextNode text && text.isBlank())) {
                    loose = new Element("li");
                    child.before(loose);
                    loose.appendChild(child);
                    addItem(loose, items);
                    loose = null;
                }
            }
            if (items.size() > BodyLimits.ITEMS) {
                throw InvalidBodyException.at(
                        "", "Has %,d list items; the maximum is %,d".formatted(items.size(), BodyLimits.ITEMS));
            }
            boolean ordered = element.normalName().equals("ol");
            boolean reversed = ordered && element.hasAttr("reversed");
            Integer start = startOf(element);
            return items.isEmpty()
                    ? null
                    : items.list(
                            null, null, ordered, start == null && reversed ? (Integer) items.size() : start, reversed);
        });
    }

    /** The number of the first item; null if the source states none. No output form can keep numbers that jump. */
    private Integer startOf(Element list) {
        Element first = list.firstElementChild();
        String own = first == null ? "" : first.attr("value");
        for (Element item = first == null ? null : first.nextElementSibling(); item != null; ) {
            if (item.hasAttr("value")) {
                losses.add(
                        WarningCode.CONTENT_CHANGED,
                        "Numbered an item consecutively, although its own number was " + item.attr("value"));
            }
            item = item.nextElementSibling();
        }
        String number = own.isEmpty() ? list.attr("start") : own;
        return number.isEmpty() ? null : (Integer) Integer.parseInt(number);
    }

    private void addItem(Element item, ListMaker items) {
        String task = item.attr("class").equals("task") ? Tasks.of(item.text().stripLeading()) : Block.ListBlock.NONE;
        if (!task.equals(Block.ListBlock.NONE)) {
            withoutSign(item);
        }
        List<Block> inner = flow(() -> {
            boolean opened = inline.open(item, null);
            readChildren(item);
            boundary(2);
            if (opened) {
                inline.close();
            }
        });
        boolean text = !inner.isEmpty() && isText(inner.get(0));
        items.add(
                text ? ((Block.Paragraph) inner.get(0)).html() : "",
                task,
                text ? inner.subList(1, inner.size()) : inner);
    }

    private static void withoutSign(Element item) {
        for (Node first = item.firstChild(); first != null; ) {
            if (first instanceof TextNode text && !text.isBlank()) {
                text.text(text.getWholeText().stripLeading().substring(1).stripLeading());
                return;
            }
            first = first instanceof Element element && element.childNodeSize() > 0
                    ? first.firstChild()
                    : first.nextSibling();
        }
    }

    private void definitions(Element element) {
        if (container != null || depth >= BodyLimits.DEPTH) {
            division(element);
            return;
        }
        losses.add(WarningCode.CONTENT_CHANGED, "Turned <dl> into a list with its terms in bold");
        addFlow(() -> {
            ListMaker items = new ListMaker();
            definitions(element, items);
            return items.isEmpty() ? null : items.list(null, null, false, null, false);
        });
    }

    private void definitions(Element parent, ListMaker items) {
        for (Element child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            switch (child.normalName()) {
                case "dt" -> {
                    Element term = new Element("strong");
                    List.copyOf(child.childNodes()).forEach(term::appendChild);
                    child.appendChild(term);
                    items.add(inlineHtml(child, "dt"), Block.ListBlock.NONE, List.of());
                }
                case "dd" -> {
                    List<Block> inner = flow(child);
                    if (items.isEmpty()) {
                        items.add("", Block.ListBlock.NONE, inner);
                    } else {
                        items.addInside(inner);
                    }
                }
                default -> definitions(child, items);
            }
        }
    }

    private void code(Element element) {
        Block.Code code = codeOf(element);
        if (code != null) {
            add(code, "pre");
        }
    }

    /** The listing in a {@code <pre>}; null if there is nothing in it. */
    Block.Code codeOf(Element element) {
        String listing = PlainText.codeListing(element.wholeText());
        Element inner = element.firstElementChild();
        boolean wraps = inner != null && inner.normalName().equals("code") && inner.nextElementSibling() == null;
        String named =
                HtmlAllowlist.language(wraps && inner.hasAttr("class") ? inner.attr("class") : element.attr("class"));
        for (Element markup : element.select("a[href], img")) {
            losses.add(
                    WarningCode.LINK_REMOVED,
                    "Removed <" + markup.normalName() + "> in <pre> but kept its text: “"
                            + LossCollector.abbreviate(markup.text()) + "”");
        }
        for (Element markup : element.getAllElements()) {
            if (markup != element && !markup.normalName().matches("code|br|a|img")) {
                losses.ignore("<" + markup.normalName() + "> in <pre>");
            }
        }
        return listing.isEmpty() ? null : new Block.Code(null, null, named, listing, null);
    }

    /** Adds a block without inline HTML; reports it as moved if the surrounding element cannot contain it. */
    void add(Block block, String name) {
        if (container == null) {
            boundary(2);
        } else {
            losses.add(WarningCode.CONTENT_MOVED, "Moved <" + name + "> out of " + containerName() + " to after it");
            inline.breakLines(1);
        }
        place(block, List.of());
    }

    private void divider(Element element) {
        if (!element.attr("class").equals(HtmlAllowlist.PAYWALL)) {
            add(new Block.Divider(null, null), "hr");
            return;
        }
        boundary(2);
        // Anchors wait for the next block, which is what their links lead to.
        blocks.add(new Paywall(null));
    }

    private void image(Element element) {
        Image image = imageOf(element);
        if (image != null) {
            String link = inline.linkAround();
            add(new Block.ImageBlock(link == null || link.startsWith("#") ? image : image.leadingTo(link)), "img");
        }
    }

    /** The image of an {@code <img>}; null if it has no valid address, which is reported. */
    Image imageOf(Element element) {
        String url = UrlPolicy.image(element.attr("src"));
        if (url == null) {
            String alt = LossCollector.abbreviate(element.attr("alt"));
            losses.add(
                    WarningCode.IMAGE_REMOVED,
                    "Removed <img>, which has no valid URL" + (alt.isEmpty() ? "" : ": “" + alt + "”"));
            return null;
        }
        String title = PlainText.singleLine(element.attr("title"));
        String alt = PlainText.singleLine(element.attr("alt"));
        boolean repeats = title != null && title.equals(alt);
        return new Image(
                url,
                alt == null && element.hasAttr("alt") ? "" : alt,
                title == null || repeats ? null : InlineHtmlWriter.of(title, losses),
                null,
                Pixels.parse(element.attr("width")),
                Pixels.parse(element.attr("height")),
                null,
                null,
                null);
    }

    private void embed(Element element) {
        String url = UrlPolicy.web(element.attr("src"));
        if (url == null) {
            losses.add(
                    WarningCode.EMBED_REMOVED,
                    "Removed <" + element.normalName() + ">, which has no http or https URL");
            return;
        }
        add(
                new Block.Embed(
                        null,
                        null,
                        url,
                        EmbedProviders.of(url),
                        PlainText.singleLine(element.attr("title")),
                        null,
                        null,
                        Pixels.parse(element.attr("width")),
                        Pixels.parse(element.attr("height")),
                        null,
                        null),
                element.normalName());
    }

    private void details(Element element) {
        if (isTooDeep(element)) {
            return;
        }
        addFlow(() -> {
            Element summary = element.firstElementChild();
            while (summary != null && !summary.normalName().equals("summary")) {
                summary = summary.nextElementSibling();
            }
            Element head = summary;
            boolean line = head != null && head.children().stream().noneMatch(HtmlBlockReader::isBlock);
            String words = line ? inlineHtml(head, "summary") : "";
            List<Block> moved = head == null || line ? List.of() : flow(head);
            boolean plain = moved.size() == 1
                    && (moved.get(0) instanceof Block.Paragraph || moved.get(0) instanceof Block.Heading);
            String text = plain ? String.join("", moved.get(0).parts().html()) : words;
            List<Block> inner = new ArrayList<>(plain ? List.of() : moved);
            inner.addAll(flow(() -> {
                for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
                    if (child != head) {
                        node(child);
                    }
                }
            }));
            String shown = text.isEmpty() ? null : text;
            return shown == null && inner.isEmpty() ? null : new Details(null, null, shown, inner);
        });
    }

    private static boolean isBlock(Element element) {
        return HtmlElementKind.of(element.normalName()) != null
                && !element.normalName().equals("br");
    }

    private void section(Element element) {
        Element list = element.firstElementChild();
        boolean notes = element.attr("class").equals("footnotes")
                && list != null
                && list.normalName().equals("ol")
                && list.nextElementSibling() == null
                && container == null
                && depth < BodyLimits.DEPTH;
        if (!notes) {
            division(element);
            return;
        }
        addFlow(() -> {
            List<Footnotes.Note> all = new ArrayList<>();
            for (Element item = list.firstElementChild(); item != null; item = item.nextElementSibling()) {
                all.add(new Footnotes.Note("fn-" + (all.size() + 1), flow(item)));
            }
            return all.isEmpty() ? null : new Footnotes(null, null, all);
        });
    }

    /** Whether blocks can occur here, with blocks inside them. */
    boolean isOpen() {
        return container == null && depth < BodyLimits.DEPTH;
    }

    /** The name of the surrounding element for reports; null between blocks. */
    String containerName() {
        return container == null ? null : container.indexOf(' ') >= 0 ? container : "<" + container + ">";
    }
}
