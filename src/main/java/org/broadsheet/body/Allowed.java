package org.broadsheet.body;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * What HTML may hold on its way in, for jsoup's {@link org.jsoup.safety.Cleaner}.
 *
 * <p>The inline elements come out again as they are; all others only tell {@link HtmlBlocks} where blocks begin and
 * what is in them, and no attribute of theirs is ever copied.
 */
final class Allowed extends Safelist {

    /** With references to articles in links. */
    static final Allowed BODY = new Allowed(true);

    /** For texts that stand outside bodies, where nobody resolves references. */
    static final Allowed PROSE = new Allowed(false);

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}");
    private static final Pattern TIME = Pattern.compile("[0-9A-Za-z:.+\\- ]{1,64}");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");

    private final boolean references;

    private Allowed(boolean references) {
        this.references = references;
        addTags(
                "a", "strong", "em", "code", "s", "sub", "sup", "br", "mark", "q", "cite", "abbr", "time", "bdi",
                "bdo");
        addTags("span", "ruby", "rt", "rp", "b", "i", "del", "strike");
        addTags("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "hr", "dl", "dt", "dd");
        addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col");
        addTags("figure", "figcaption", "small", "img", "picture", "iframe", "video", "audio", "source");
        addTags("div", "section", "article", "main", "header", "footer", "aside", "nav", "hgroup", "address", "center");
        addTags("details", "summary", "form", "fieldset", "legend");
        addAttributes("a", "href", "title", "class");
        addAttributes("abbr", "title");
        addAttributes("time", "datetime");
        for (String name :
                new String[] {"span", "bdi", "bdo", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th"}) {
            addAttributes(name, "dir", "lang");
        }
        addAttributes("ol", "start");
        addAttributes("code", "class");
        addAttributes("pre", "class");
        addAttributes("small", "class");
        addAttributes("span", "class");
        addAttributes("figure", "class");
        addAttributes("figcaption", "data-credit");
        addAttributes("img", "src", "alt", "title", "width", "height");
        addAttributes("iframe", "src", "title");
        addAttributes("video", "src", "title");
        addAttributes("audio", "src", "title");
        addAttributes("source", "src", "type");
    }

    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
        if (!super.isSafeAttribute(tag, element, attribute)) {
            return false;
        }
        String value = attribute.getValue();
        return switch (attribute.getKey()) {
            case "href" ->
                Addresses.link(value) != null
                        && (references || !value.strip().regionMatches(true, 0, Addresses.ARTICLE, 0, 8));
            case "src" -> tag.equals("img") ? Addresses.image(value) != null : Addresses.web(value) != null;
            case "title" -> !tag.equals("a") || HtmlBlocks.FORMS.contains(value);
            case "class" -> isMeaningful(tag, value);
            case "dir" -> DIRECTIONS.contains(value);
            case "lang" -> LANGUAGE.matcher(value).matches();
            case "datetime" -> TIME.matcher(value).matches();
            case "start" -> value.equals("1");
            case "width", "height" -> ImageInput.side(value) != null;
            default -> true;
        };
    }

    private static boolean isMeaningful(String tag, String value) {
        return switch (tag) {
            case "a" -> value.equals("teaser");
            case "figure" -> value.equals("embed");
            case "code", "pre" -> language(value) != null;
            default -> value.equals("credit");
        };
    }

    /** The programming language that a class names; null where it names none, or more. */
    static String language(String classes) {
        String prefix = "language-";
        String language = classes.startsWith(prefix) ? classes.substring(prefix.length()) : "";
        return isLanguage(language) ? language : null;
    }

    /** Whether this names a programming language: at most 50 letters, digits and {@code _+#.-}. */
    static boolean isLanguage(String name) {
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
