package org.broadsheet.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * The elements and attributes accepted in input HTML, for jsoup's {@link org.jsoup.safety.Cleaner}.
 *
 * <p>Only inline elements are copied into the stored form. All others tell the reader of blocks where blocks begin and
 * what they contain; their attributes are never copied as mark-up.
 */
public final class HtmlAllowlist extends Safelist {

    /**
     * Titles that turn a link on its own in a paragraph into a block: the way to write teasers and embeds in Markdown.
     */
    public static final Set<String> BLOCK_LINKS = Set.of("teaser", "embed");

    /** The class of the {@code <hr>} that stands for the mark of a paywall, and the word in its comment. */
    public static final String PAYWALL = "paywall";

    /** The values of {@code rel} on a link that mean something to search engines (HTML, Link types). */
    private static final Set<String> RELATIONS = Set.of("nofollow", "sponsored", "ugc");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}");
    private static final Pattern TIME = Pattern.compile("[0-9A-Za-z:.+\\- ]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}");
    private static final Pattern SPAN = Pattern.compile("[0-9]{1,4}");
    private static final Pattern MARK = Pattern.compile("fnref-[0-9]{1,4}(-[0-9]{1,4})?");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");
    private static final Set<String> ALIGNMENTS = Set.of("left", "center", "right");

    /** The classes with a meaning, by element. */
    private static final Map<String, Set<String>> CLASSES = Map.of(
            "a", Set.of("teaser", "footnote-back"),
            "figure", Set.of("embed", "gallery", "video", "audio", "file", "code"),
            "aside", Set.of("callout", "link"),
            "blockquote", Set.of("pullquote"),
            "section", Set.of("footnotes"),
            "hr", Set.of(PAYWALL),
            "sup", Set.of("footnote"),
            "li", Set.of("task"),
            "small", Set.of("credit"),
            "span", Set.of("credit"));

    private static final String[] NAMED = {
        "a",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "pre",
        "hr",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "img",
        "iframe",
        "video",
        "audio",
        "details",
        "aside",
        "section",
        "div",
        "article",
        "span",
        "sup",
        "cite",
        "strong",
        "em",
        "b",
        "i",
        "code"
    };

    /** For bodies: links may refer to articles. */
    public static final HtmlAllowlist BODY = new HtmlAllowlist(true);

    /** For texts outside bodies, in which references to articles are not resolved and therefore not allowed. */
    public static final HtmlAllowlist PROSE = new HtmlAllowlist(false);

    private final boolean references;

    private HtmlAllowlist(boolean references) {
        this.references = references;
        addTags(
                "a", "strong", "em", "code", "s", "sub", "sup", "br", "mark", "q", "cite", "abbr", "time", "bdi",
                "bdo");
        addTags("span", "ruby", "rt", "rp", "b", "i", "del", "strike", "kbd", "samp", "tt", "var", "dfn", "acronym");
        addTags("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "hr", "dl", "dt", "dd");
        addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col");
        addTags("figure", "figcaption", "small", "img", "picture", "iframe", "video", "audio", "source", "track");
        addTags("div", "section", "article", "main", "header", "footer", "aside", "nav", "hgroup", "address", "center");
        addTags("details", "summary", "form", "fieldset", "legend");
        addAttributes("a", "href", "title", "class", "rel", "name", "download", "type", "data-size");
        addAttributes("abbr", "title");
        addAttributes("acronym", "title");
        addAttributes("time", "datetime");
        for (String name : new String[] {
            "span",
            "bdi",
            "bdo",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "td",
            "th",
            "dt",
            "dd",
            "figcaption",
            "caption",
            "summary",
            "blockquote",
            "cite",
            "em",
            "strong",
            "i",
            "b",
            "q"
        }) {
            addAttributes(name, "dir", "lang");
        }
        for (String name : NAMED) {
            addAttributes(name, "id");
        }
        addAttributes("ol", "start", "reversed");
        addAttributes("li", "value");
        addAttributes("blockquote", "cite", "class");
        addAttributes("td", "rowspan", "colspan", "align");
        addAttributes("th", "rowspan", "colspan", "align", "scope");
        if (references) {
            addAttributes("hr", "class");
        }
        for (String name : new String[] {"code", "pre", "small", "span", "figure", "aside", "section", "sup", "li"}) {
            addAttributes(name, "class");
        }
        addAttributes("figure", "data-provider", "data-width", "data-height", "data-ratio", "data-thumbnail");
        addAttributes("aside", "data-kind", "data-icon", "data-publisher", "data-thumbnail");
        addAttributes("figcaption", "data-credit");
        addAttributes("img", "src", "alt", "title", "width", "height");
        addAttributes("iframe", "src", "title", "width", "height");
        String[] media = {"src", "title", "poster", "width", "height", "data-type", "data-poster", "data-transcript"};
        addAttributes("video", media);
        addAttributes("audio", media);
        addAttributes("video", "controls", "preload");
        addAttributes("audio", "controls", "preload");
        addAttributes("source", "src", "type");
        addAttributes("track", "src", "kind", "srclang", "label");
    }

    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
        if (!super.isSafeAttribute(tag, element, attribute)) {
            return false;
        }
        String value = attribute.getValue();
        return switch (attribute.getKey()) {
            case "href" ->
                UrlPolicy.link(value) != null
                        && (references || !value.strip().regionMatches(true, 0, UrlPolicy.ARTICLE, 0, 8));
            case "src" -> tag.equals("iframe") ? UrlPolicy.web(value) != null : UrlPolicy.image(value) != null;
            case "poster", "data-poster", "data-transcript", "data-thumbnail" -> UrlPolicy.image(value) != null;
            case "cite" -> UrlPolicy.web(value) != null;
            case "title" -> !tag.equals("a") || BLOCK_LINKS.contains(value);
            case "class" -> isMeaningful(tag, value);
            case "rel" -> relation(value) != null;
            case "dir" -> DIRECTIONS.contains(value);
            case "lang", "srclang" -> LANGUAGE.matcher(value).matches();
            case "datetime" -> TIME.matcher(value).matches();
            case "start", "value" -> NUMBER.matcher(value).matches();
            case "rowspan", "colspan" -> SPAN.matcher(value).matches();
            case "align" -> ALIGNMENTS.contains(value);
            case "width", "height", "data-width", "data-height" -> Pixels.parse(value) != null;
            case "data-ratio" -> value.matches(EmbedShape.RATIO);
            case "id" -> !tag.equals("sup") || MARK.matcher(value).matches();
            default -> true;
        };
    }

    private static boolean isMeaningful(String tag, String value) {
        return tag.equals("code") || tag.equals("pre")
                ? language(value) != null
                : CLASSES.getOrDefault(tag, Set.of()).contains(value);
    }

    /** The meaningful values of a {@code rel}; null if there are none. */
    public static String relation(String rel) {
        StringBuilder kept = new StringBuilder();
        for (String word : rel.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (RELATIONS.contains(word) && kept.indexOf(word) < 0) {
                kept.append(kept.length() == 0 ? "" : " ").append(word);
            }
        }
        return kept.length() == 0 ? null : kept.toString();
    }

    /** The programming language among classes, as highlighters write it: {@code language-…}, {@code lang-…}; else null. */
    public static String language(String classes) {
        for (String name : classes.strip().split("\\s+")) {
            String language = name.startsWith("language-")
                    ? name.substring("language-".length())
                    : name.startsWith("lang-") ? name.substring("lang-".length()) : "";
            if (isLanguage(language)) {
                return language;
            }
        }
        return null;
    }

    /** Whether this is a valid name of a programming language: at most 50 letters, digits and {@code _+#.-}. */
    public static boolean isLanguage(String name) {
        if (name.isEmpty() || name.length() > 50) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "_+#.-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
