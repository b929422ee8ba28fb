package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * What the providers of embeds ask pages to contain: a blockquote that a script turns into a post, a script that draws
 * a chart in its place, a web component, a component of AMP. Which these are is data, see {@code embeds.json}; each
 * becomes an embed that keeps its text as the fallback.
 *
 * <p>Documented by each provider; for AMP at <a href="https://amp.dev/documentation/components/">amp.dev</a>.
 */
final class ProviderMarkup implements Habit {

    private static final Set<String> KEPT_AS_TEXT = Set.of("br", "wbr");

    private static final Pattern EMBED_SCRIPT = Pattern.compile("/[\\w./-]*embed[\\w.-]*\\.js(\\?|$)");
    private static final Set<String> CURATORS = Set.of("iframely", "embedly");

    private final EmbedTable table = EmbedTable.KNOWN;

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, element -> element.attributesSize() > 0 || isCustom(element))) {
            if (Dom.isWithin(element, body) && !isInEmbed(element)) {
                for (EmbedTable.KnownMark mark : table.marksOf(element)) {
                    if (element.parent() != null && convert(element, mark, body)) {
                        break;
                    }
                }
            }
        }
        for (Element script : Dom.tagged(body, "script")) {
            if (Dom.isWithin(script, body)) {
                convert(script, body);
            }
        }
        dropHelpers(body);
        for (Element noscript : Dom.tagged(body, "noscript")) {
            // The picture of a chart whose script is not known is all that there is of it.
            if (Dom.firstTagged(noscript, "img") != null) {
                noscript.unwrap();
            }
        }
    }

    private static boolean isCustom(Element element) {
        return element.normalName().indexOf('-') > 0;
    }

    private static boolean isInEmbed(Element element) {
        return element.normalName().equals("iframe")
                || Dialect.isEmbed(element)
                || Dom.ancestor(element, Dialect::isEmbed) != null;
    }

    private boolean convert(Element element, EmbedTable.KnownMark known, Element body) {
        String address = EmbedSource.first(known.mark().at(), element, known.pages());
        String url = address == null ? null : UrlPolicy.web(address);
        if (url == null) {
            return false;
        }
        List<String> titles = known.mark().title();
        String title = titles == null
                ? null
                : PlainText.singleLine(orEmpty(EmbedSource.first(titles, element, known.pages())));
        Element embed = Dialect.embed(url, title, Dom.lines(element));
        Dialect.size(embed, element);
        thumbnail(embed, element);
        frame(embed, element);
        List<Element> extra = media(element);
        Dom.replace(element, embed, body);
        Node last = embed;
        for (Element media : extra) {
            last.after(media);
            last = media;
        }
        return true;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** Uses the iframe that is already where a script would put one. */
    private static void frame(Element embed, Element element) {
        Element frame = Dom.firstTagged(element, "iframe");
        if (frame != null) {
            Dialect.size(embed, frame);
            for (Element at = frame.parent(); at != null && at != element; at = at.parent()) {
                Dialect.ratio(embed, EmbedShape.around(at.attr("class"), at.attr("style")));
            }
        }
        Dialect.ratio(embed, EmbedShape.around(element.attr("class"), element.attr("style")));
    }

    private static void thumbnail(Element embed, Element element) {
        Element picture = EmbedSource.noscriptPicture(element);
        String url = picture == null ? null : UrlPolicy.image(picture.attr("src"));
        if (url == null) {
            String poster = Dom.attribute(element, "data-thumbnail", "data-poster", "poster", "data-image", "thumb");
            url = poster == null ? null : UrlPolicy.image(poster);
        }
        if (url == null) {
            Element placeholder = Dom.first(element, inner -> inner.normalName().equals("img") && isPicture(inner));
            url = placeholder == null ? null : UrlPolicy.image(placeholder.attr("src"));
        }
        Dialect.attribute(embed, "data-thumbnail", url);
    }

    private static boolean isPicture(Element image) {
        String side = image.attr("width");
        Integer width = Pixels.parse(side);
        return UrlPolicy.image(image.attr("src")) != null && (width == null || width > 64);
    }

    /** Pictures and players in an element, besides the first picture, which is the thumbnail: none is lost. */
    private static List<Element> media(Element element) {
        List<Element> media = new ArrayList<>();
        if (!element.normalName().equals("blockquote")) {
            return media;
        }
        List<Element> pictures = Dom.all(
                element,
                inner -> inner.normalName().equals("img")
                        && isPicture(inner)
                        && Dom.ancestor(inner, outer -> outer.normalName().equals("noscript")) == null);
        for (Element picture : pictures.subList(Math.min(1, pictures.size()), pictures.size())) {
            picture.remove();
            media.add(picture);
        }
        return media;
    }

    private void convert(Element script, Element body) {
        String source = Dom.attribute(script, LazyFrames.SOURCES);
        String address = source == null ? "" : EmbedTable.fromHost(source);
        for (EmbedTable.KnownScript known : table.scripts()) {
            boolean code = known.script().src() == null;
            if (code == (source != null)) {
                continue;
            }
            Matcher matcher = known.pattern().matcher(code ? script.data() : address);
            if (code ? !matcher.find() : !matcher.lookingAt()) {
                continue;
            }
            String filled = EmbedSource.first(List.of(known.script().at()), script, List.of());
            String url = filled == null ? null : UrlPolicy.web(expand(matcher, filled));
            if (url != null) {
                replace(script, url, known.script().title(), body);
                return;
            }
        }
    }

    private static String expand(Matcher matcher, String template) {
        String address = template;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            address = address.replace("$" + group, orEmpty(matcher.group(group)));
        }
        return address;
    }

    /**
     * Puts an embed in the place of a script, of its copy for readers without scripts, and of the element in which it
     * would draw.
     */
    private void replace(Element script, String url, String titled, Element body) {
        Element place = script;
        Element noscript = Dom.nextElement(script);
        noscript = noscript != null && noscript.normalName().equals("noscript") ? noscript : null;
        Element picture = noscript == null ? null : Dom.firstTagged(noscript, "img");
        String title = titled == null
                ? null
                : titled.equals("noscript")
                        ? picture == null ? null : picture.attr("alt")
                        : EmbedSource.first(List.of(titled), script, List.of());
        List<String> text = noscript == null ? List.of() : Dom.lines(noscript);
        title = title == null ? null : PlainText.singleLine(title);
        if (title == null && text.size() == 1) {
            title = text.get(0);
        }
        Element embed = Dialect.embed(url, title, text);
        Dialect.size(embed, script);
        String thumbnail = picture == null ? null : UrlPolicy.image(picture.attr("src"));
        Dialect.attribute(embed, "data-thumbnail", thumbnail);
        Element target = Dom.previousElement(script);
        if (target != null && isPlaceholder(target)) {
            target.remove();
        }
        Dom.remove(noscript);
        Element parent = script.parent();
        if (parent != null && parent != body && parent.normalName().equals("div") && Dom.isAlone(script)) {
            place = parent;
        }
        Dom.replace(place, embed, body);
    }

    /** Whether an element is only there for a script to draw in. */
    private static boolean isPlaceholder(Element element) {
        return element.normalName().equals("div")
                && element.attributesSize() > 0
                && Dom.isBlank(element)
                && element.getElementsByTag("script").isEmpty();
    }

    private void dropHelpers(Element body) {
        List<Element> scripts = Dom.tagged(body, "script");
        if (scripts.isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>();
        Set<String> hosts = new HashSet<>();
        for (Element embed : Dom.all(body, Dialect::isEmbed)) {
            present.add(orEmpty(table.providerOf(Dialect.address(embed))));
            present.add("");
            hosts.add(EmbedTable.host(Dialect.address(embed)));
        }
        for (Element frame : Dom.tagged(body, "iframe")) {
            String url = LazyFrames.source(frame);
            if (url != null) {
                present.add(orEmpty(table.providerOf(url)));
                present.add("");
            }
        }
        for (Element image : Dom.all(body, image -> image.hasAttr("data-flickr-embed"))) {
            present.add("flickr");
            image.removeAttr("data-flickr-embed");
        }
        Set<String> used = present;
        for (Element script : scripts) {
            if (table.helpers().stream().anyMatch(helper -> isHelper(script, helper, used))
                    || isOfHost(script, hosts)) {
                Element parent = script.parent();
                script.remove();
                if (parent != null && parent != body && parent.normalName().equals("p") && isEmpty(parent)) {
                    parent.remove();
                }
            }
        }
        for (Element root : Dom.all(body, root -> root.id().equals("fb-root") && Dom.isBlank(root))) {
            root.remove();
        }
    }

    private static boolean isEmpty(Element paragraph) {
        return Dom.isBlank(paragraph)
                && paragraph.children().stream().allMatch(child -> KEPT_AS_TEXT.contains(child.normalName()));
    }

    /** Many run their own Mastodon or Discourse, each with its own copy of the script that its embeds need. */
    private static boolean isOfHost(Element script, Set<String> hosts) {
        String source = UrlPolicy.web(script.attr("src"));
        return source != null
                && hosts.contains(EmbedTable.host(source))
                && EMBED_SCRIPT.matcher(source).find();
    }

    private static boolean isHelper(Element script, EmbedTable.Helper helper, Set<String> used) {
        // A curator's script, such as Iframely's, serves the embeds of all providers.
        boolean curator = !used.isEmpty() && CURATORS.contains(helper.provider());
        if (!curator && !used.contains(helper.provider())) {
            return false;
        }
        if (helper.code() != null) {
            return !script.hasAttr("src") && script.data().contains(helper.code());
        }
        String source = Dom.attribute(script, LazyFrames.SOURCES);
        return source != null && EmbedTable.fromHost(source).startsWith(helper.address());
    }
}
