package org.broadsheet.markup;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Where the address or the title of an embed is in an element, in the words of {@code embeds.json}:
 *
 * <ul>
 *   <li>{@code link}: the last link in it to a page of the provider, else the last one to a web address;
 *   <li>{@code link1}: the first link in it;
 *   <li>{@code iframe}: the iframe in it;
 *   <li>anything else is a text with places for
 *       <ul>
 *         <li>{@code {name}}: the attribute of that name; {@code {name|else}} with a text to take if there is none;
 *         <li>{@code {name~pattern}}: the first group of a pattern found in that attribute;
 *         <li>{@code {#text}}, {@code {#text:p}}, {@code {#link1}}: the text of it, of the first {@code p}, of the
 *             first link in it;
 *         <li>{@code {#id:beginning}} and {@code {#id:beginning~pattern}}: the id of the first element in it whose id
 *             or class begins so;
 *         <li>{@code {param:name}}: the value of the {@code <param>} of that name;
 *         <li>{@code {noscript-alt}}: the alternative text of the picture for readers without scripts.
 *       </ul>
 *       A text with a place that nothing fills counts as absent.
 * </ul>
 */
final class EmbedSource {

    private static final Pattern PLACE = Pattern.compile("\\{([^}~|]+)(?:\\|([^}]*))?(?:~((?:[^}\\\\]|\\\\.)+))?\\}");
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private EmbedSource() {}

    /** The first of these sources that an element fills; null if it fills none. */
    static String first(List<String> sources, Element element, List<Pattern> pages) {
        for (String source : sources) {
            String found = find(source, element, pages);
            if (found != null && !found.isBlank()) {
                return found.strip();
            }
        }
        return null;
    }

    private static String find(String source, Element element, List<Pattern> pages) {
        return switch (source) {
            case "link" -> lastLink(element, pages);
            case "link1" -> {
                Element link = Dom.first(element, EmbedSource::isLink);
                yield link != null ? link.attr("href") : isLink(element) ? element.attr("href") : null;
            }
            case "iframe" -> {
                Element frame = Dom.firstTagged(element, "iframe");
                yield frame == null ? null : Dom.attribute(frame, LazyFrames.SOURCES);
            }
            default -> fill(source, element);
        };
    }

    private static boolean isLink(Element element) {
        return element.normalName().equals("a") && UrlPolicy.web(element.attr("href")) != null;
    }

    private static String lastLink(Element element, List<Pattern> pages) {
        String last = null;
        String page = null;
        for (Element link : Dom.all(element, EmbedSource::isLink)) {
            last = link.attr("href");
            page = EmbedTable.isAnyOf(pages, last) ? last : page;
        }
        return page == null ? last : page;
    }

    private static String fill(String source, Element element) {
        Matcher place = PLACE.matcher(source);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String value = value(place.group(1), place.group(3), element);
            if (value == null || value.isBlank()) {
                value = place.group(2);
            }
            if (value != null && place.group(3) != null) {
                Matcher part = PATTERNS.computeIfAbsent(place.group(3), Pattern::compile)
                        .matcher(value);
                value = part.find() ? part.group(1) : null;
            }
            if (value == null || value.isBlank()) {
                return null;
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(value.strip()));
        }
        return place.appendTail(filled).toString();
    }

    private static String value(String name, String pattern, Element element) {
        if (name.equals("#text")) {
            return element.text();
        }
        if (name.equals("#link1")) {
            Element link = Dom.first(element, EmbedSource::isLink);
            return link == null ? null : link.text();
        }
        if (name.startsWith("#text:")) {
            Element named = Dom.firstTagged(element, name.substring(6));
            return named == null ? null : named.text();
        }
        if (name.startsWith("#id:")) {
            String beginning = name.substring(4);
            Element named = Dom.first(
                    element,
                    inner -> (pattern != null && inner.id().startsWith(beginning)) || inner.hasClass(beginning));
            return named != null ? named.id() : element.id();
        }
        if (name.startsWith("param:")) {
            Element param = Dom.first(
                    element,
                    inner -> inner.normalName().equals("param")
                            && inner.attr("name").equals(name.substring(6)));
            return param == null ? null : param.attr("value");
        }
        if (name.startsWith("iframe-attr:")) {
            Element frame = Dom.firstTagged(element, "iframe");
            return frame == null ? null : frame.attr(name.substring(12));
        }
        if (name.equals("noscript-alt")) {
            Element picture = noscriptPicture(element);
            return picture == null ? null : picture.attr("alt");
        }
        return element.attr(name);
    }

    /** The picture of an embed for readers without scripts; null if there is none. */
    static Element noscriptPicture(Element element) {
        Element noscript = Dom.firstTagged(element, "noscript");
        return noscript == null ? null : Dom.firstTagged(noscript, "img");
    }
}
