package org.broadsheet.markup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** A tag in square brackets, such as {@code [gallery ids="1,2"]}: a text node of its own, and its parsed content. */
final class Shortcode {

    /** An opening, closing or lone tag. Its attributes are parsed separately, since quotes may be curly. */
    static final Pattern TAG = Pattern.compile("\\[(/?)([A-Za-z][\\w-]{0,50})((?:[\\s=:\u00A0][^\\[\\]]*)?)\\]");

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|[“”„″»]([^“”″«»]*)[“”″«]|[‘’′]([^‘’′]*)[‘’′]|([^\\s\"'“”″]+))");
    /** Names of common plugins whose tags stand alone. */
    private static final Set<String> PLUGINS = Set.of(
            "toc",
            "nggallery",
            "adsense",
            "sharethis",
            "sitemap",
            "contact-form",
            "contact-form-7",
            "gravityform",
            "ninja-form",
            "wpforms",
            "formidable",
            "nextgen",
            "tablepress",
            "sharing",
            "jetpack-related-posts",
            "footnotes",
            "print-me",
            "social-share",
            "ez-toc",
            "instagram-feed",
            "simple-sitemap",
            "latest-posts",
            "newsletter",
            "mc4wp",
            "ad-inserter",
            "adrotate",
            "the-ad",
            "raw",
            "wpv-post-body");

    private static final String[] ADDRESSES = {
        "url", "src", "link", "href", "file", "video", "0", "id", "mp4", "#content"
    };
    private static final String[] IDS = {
        "id",
        "video_id",
        "videoid",
        "video-id",
        "vid",
        "v",
        "video",
        "mediaid",
        "media_id",
        "code",
        "key",
        "tweet",
        "poll",
        "0",
        "#content"
    };

    private final TextNode node;
    private final boolean closing;
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final boolean named;

    Shortcode(TextNode node) {
        this.node = node;
        Matcher tag = TAG.matcher(node.getWholeText());
        if (!tag.matches()) {
            throw new IllegalArgumentException(node.getWholeText());
        }
        closing = !tag.group(1).isEmpty();
        name = tag.group(2).toLowerCase(Locale.ROOT);
        String rest = tag.group(3)
                .replaceFirst("(?<=[\\s\"'”″\u00A0])/\\s*$", "")
                .replaceFirst("^[=:]", " ")
                .replace('\u00A0', ' ');
        Matcher attribute = ATTRIBUTE.matcher(rest);
        boolean any = false;
        StringBuilder bare = new StringBuilder();
        boolean direct = tag.group(3).startsWith("=") || rest.strip().startsWith("http");
        int from = 0;
        while (!direct && attribute.find()) {
            any = true;
            bare.append(rest, from, attribute.start()).append(' ');
            from = attribute.end();
            String value = "";
            for (int i = 2; i <= attribute.groupCount(); i++) {
                value = attribute.group(i) == null ? value : attribute.group(i);
            }
            attributes.putIfAbsent(attribute.group(1).toLowerCase(Locale.ROOT), value.strip());
        }
        bare.append(rest.substring(from));
        int position = 0;
        for (String value : Dom.WHITE_SPACE.split(bare.toString().strip())) {
            if (!value.isEmpty()) {
                attributes.put(String.valueOf(position++), value.replaceAll("^[\"'“”″]|[\"'“”″]$", ""));
            }
        }
        named = any;
    }

    TextNode node() {
        return node;
    }

    boolean isClosing() {
        return closing;
    }

    String name() {
        return name;
    }

    /** The first of these attributes that it has; the one called {@code 0} is the first without a name. */
    String get(String... names) {
        for (String key : names) {
            String value = attributes.get(key);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /** Whether it looks like one, and not like a remark of an editor, such as “[sic]” or “[the mayor]”. */
    boolean isMeant() {
        return named || name.indexOf('_') > 0 || PLUGINS.contains(name);
    }

    /** The address that it gives, by any name; null if it gives none. */
    String address(String content) {
        for (String key : ADDRESSES) {
            String value = key.equals("#content") ? content : attributes.get(key);
            String url = value == null || !value.matches("(?i)\\s*(https?:)?//\\S+\\s*") ? null : UrlPolicy.web(value);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    /** An element with its attributes, and its id by one name, for the sources of the table of embeds. */
    Element element(String content) {
        Element element = new Element("shortcode");
        attributes.forEach((key, value) -> {
            if (!Character.isDigit(key.charAt(0))) {
                element.attr(key, value);
            }
        });
        for (String key : IDS) {
            String value = key.equals("#content") ? content : attributes.get(key);
            if (value != null && value.matches("[\\w./-]+")) {
                element.attr("id", value);
                return element;
            }
        }
        return element;
    }

    /** The tag as it is in the source. */
    String text() {
        return node.getWholeText();
    }
}
