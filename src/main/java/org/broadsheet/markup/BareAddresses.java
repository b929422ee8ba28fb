package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A web address alone on a line, which WordPress, Ghost, Medium, Notion and Discourse replace by its target: an embed
 * for a known provider, a player for a sound or a film, a link for anything else. The same for a link whose text is its
 * own address.
 *
 * <p>WordPress documents this under <a href="https://wordpress.org/documentation/article/embeds/">Embeds</a>; see
 * {@code WP_Embed::autoembed}.
 */
final class BareAddresses implements Habit {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?]");
    private static final Pattern AUDIO = Pattern.compile("\\.(mp3|m4a|ogg|oga|wav|flac|opus)$");
    private static final Pattern VIDEO = Pattern.compile("\\.(mp4|m4v|webm|ogv|mov)$");
    private static final Set<String> WRAPPERS = Set.of("span", "strong", "em", "b", "i", "u", "font");
    private static final Set<String> HOLDERS = Set.of("body", "div", "section", "article", "main", "center", "p");
    private static final Set<String> INNER = Set.of("li", "blockquote");
    private static final Set<String> INLINE = Set.of(
            "a", "span", "strong", "em", "b", "i", "u", "font", "code", "s", "del", "ins", "sub", "sup", "mark",
            "small", "abbr", "cite", "q", "time", "img", "kbd");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        holder(body);
        for (Element holder : Dom.all(body, element -> HOLDERS.contains(element.normalName()))) {
            boolean inner =
                    holder.parent() != null && INNER.contains(holder.parent().normalName());
            if (!inner && Dom.isWithin(holder, body) && Dom.ancestor(holder, BareAddresses::isClosed) == null) {
                holder(holder);
            }
        }
    }

    /** Whether addresses within are not to be shown: in our own blocks, in quotes of code. */
    private static boolean isClosed(Element element) {
        return switch (element.normalName()) {
            case "pre", "code", "aside", "figure", "table", "footer", "a" -> true;
            default -> false;
        };
    }

    /** The embed or player for an address; null if it is of no known provider. */
    static Element block(String url) {
        String path = url.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
        if (EmbedTable.KNOWN.isEmbeddable(url)) {
            return Dialect.embed(url, null, List.of());
        }
        if (AUDIO.matcher(path).find()) {
            return Dialect.player("audio", url);
        }
        return VIDEO.matcher(path).find() ? Dialect.player("video", url) : null;
    }

    private static void holder(Element holder) {
        if (!mayHold(holder)) {
            return;
        }
        splitText(holder);
        List<List<Node>> lines = lines(holder);
        boolean paragraph = holder.normalName().equals("p");
        boolean alone = lines.stream().filter(line -> !isBlank(line)).count() == 1;
        boolean changed = false;
        for (List<Node> line : lines) {
            String url = address(line);
            if (url == null) {
                continue;
            }
            Element block = block(url);
            if (block != null) {
                put(block, line);
                changed = true;
            } else if (alone || !paragraph) {
                link(line, url);
            }
        }
        if (changed && paragraph) {
            split(holder);
        }
    }

    private static boolean mayHold(Element holder) {
        for (Node child = holder.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode text && text.getWholeText().contains("://")
                    || child instanceof Element element
                            && (WRAPPERS.contains(element.normalName())
                                    || element.normalName().equals("a"))
                            && hasSlash(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSlash(Element element) {
        for (Node node = Dom.next(element, element); node != null; node = Dom.next(node, element)) {
            if (node instanceof TextNode text && text.getWholeText().indexOf('/') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Text between blocks has its lines by line breaks of the source, where the source has no elements for them. */
    private static void splitText(Element holder) {
        for (Node child : new ArrayList<>(holder.childNodes())) {
            if (!(child instanceof TextNode text) || !text.getWholeText().contains("://")) {
                continue;
            }
            String whole = text.getWholeText();
            if (whole.indexOf('\n') < 0 || whole.lines().noneMatch(BareAddresses::isEmbeddable)) {
                continue;
            }
            int from = 0;
            for (int end; from < whole.length(); from = end) {
                int newline = whole.indexOf('\n', from);
                end = newline < 0 ? whole.length() : newline + 1;
                text.before(new TextNode(whole.substring(from, end)));
            }
            text.remove();
        }
    }

    private static boolean isEmbeddable(String line) {
        Matcher address = ADDRESS.matcher(line.strip());
        return address.matches() && block(line.strip()) != null;
    }

    /** The runs of inline nodes between line breaks and blocks. */
    private static List<List<Node>> lines(Element holder) {
        List<List<Node>> lines = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        for (Node child = holder.firstChild(); child != null; child = child.nextSibling()) {
            boolean text = child instanceof TextNode || child instanceof Comment;
            if (!text && !INLINE.contains(child.normalName())) {
                lines.add(line);
                line = new ArrayList<>();
            } else {
                line.add(child);
                if (child instanceof TextNode words && words.getWholeText().endsWith("\n")) {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            }
        }
        lines.add(line);
        return lines;
    }

    private static boolean isBlank(List<Node> line) {
        return line.stream().allMatch(Dom::isBlank);
    }

    /** The address that a line consists of; null if it has anything else. */
    private static String address(List<Node> line) {
        Node only = null;
        for (Node node : line) {
            if (!Dom.isBlank(node)) {
                if (only != null) {
                    return null;
                }
                only = node;
            }
        }
        while (only instanceof Element element && WRAPPERS.contains(element.normalName())) {
            only = inner(element);
        }
        if (only instanceof TextNode text) {
            String stripped = strip(text.getWholeText());
            return ADDRESS.matcher(stripped).matches() ? UrlPolicy.web(stripped) : null;
        }
        if (only instanceof Element link && link.normalName().equals("a") && !isMarked(link)) {
            String url = UrlPolicy.web(link.attr("href"));
            return url != null && isOwnAddress(strip(link.text()), link.attr("href")) ? url : null;
        }
        return null;
    }

    private static boolean isMarked(Element link) {
        return !link.attr("class").isEmpty() && Set.of("teaser", "embed").contains(link.attr("class"))
                || Set.of("teaser", "embed").contains(link.attr("title"));
    }

    private static Node inner(Element element) {
        Node only = null;
        for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
            if (!Dom.isBlank(child)) {
                if (only != null) {
                    return null;
                }
                only = child;
            }
        }
        return only;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !PlainText.isVisible(text.charAt(from))) {
            from++;
        }
        while (to > from && !PlainText.isVisible(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether a link's text is its address, whole or cut at the end. */
    private static boolean isOwnAddress(String text, String href) {
        String shown = plain(text);
        String address = plain(href);
        if (shown.endsWith("…") || shown.endsWith("...")) {
            String beginning = shown.replaceFirst("(…|\\.\\.\\.)$", "");
            return beginning.length() > 8 && address.startsWith(beginning);
        }
        return shown.length() > 4 && shown.equals(address);
    }

    private static String plain(String address) {
        return EmbedTable.fromHost(address.contains("//") ? address.strip() : "//" + address.strip())
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static void put(Element block, List<Node> line) {
        line.get(0).before(block);
        line.forEach(Node::remove);
        while (isGap(block.previousSibling())) {
            block.previousSibling().remove();
        }
        while (isGap(block.nextSibling())) {
            block.nextSibling().remove();
        }
    }

    /** Line breaks and white space next to a block mean nothing. */
    private static boolean isGap(Node node) {
        return node != null && (node.normalName().equals("br") || node instanceof TextNode text && Dom.isBlank(text));
    }

    private static void link(List<Node> line, String url) {
        for (Node node : line) {
            TextNode text = words(node);
            if (text != null) {
                text.replaceWith(Dialect.link(url, strip(text.getWholeText())));
                return;
            }
        }
    }

    /** The text to link; null for a link. */
    private static TextNode words(Node node) {
        if (node instanceof TextNode text) {
            return Dom.isBlank(text) ? null : text;
        }
        return node instanceof Element element && WRAPPERS.contains(element.normalName())
                ? words(inner(element))
                : null;
    }

    /** Divides a paragraph at the blocks in it. */
    private static void split(Element paragraph) {
        Element part = null;
        for (Node child : new ArrayList<>(paragraph.childNodes())) {
            if (child instanceof Element element && isBlock(element)) {
                trim(part);
                part = null;
                paragraph.before(element);
                if (paragraph.hasAttr("id")) {
                    element.attr("id", paragraph.id());
                    paragraph.removeAttr("id");
                }
                continue;
            }
            if (part == null && (Dom.isBlank(child))) {
                continue;
            }
            if (part == null) {
                part = paragraph.shallowClone();
                paragraph.removeAttr("id");
                paragraph.before(part);
            }
            part.appendChild(child);
        }
        trim(part);
        paragraph.remove();
    }

    private static boolean isBlock(Element element) {
        return element.normalName().equals("figure");
    }

    private static void trim(Element part) {
        while (part != null && part.childNodeSize() > 0 && Dom.isBlank(part.childNode(part.childNodeSize() - 1))) {
            part.childNode(part.childNodeSize() - 1).remove();
        }
    }
}
