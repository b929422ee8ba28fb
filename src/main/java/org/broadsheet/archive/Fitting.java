package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.markup.PlainText;
import org.broadsheet.request.WarningCode;
import org.jsoup.Jsoup;

/**
 * Puts texts of an archive into the fields of a record within the limits of the contract, since a record with one field that
 * is too long would be refused as a whole. What was cut is noted as lost.
 */
public final class Fitting {

    /** The longest headline. */
    public static final int HEADLINE = 500;

    private static final int KEY = 200;
    private static final int STANDFIRST = 2_000;
    private static final int STANDFIRST_HTML = 10_000;
    private static final int ADDRESS = 2_000;
    static final int ALT = 2_000;
    static final int CREDIT = 500;
    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]*>|&(?:#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);");
    private static final Pattern INLINE =
            Pattern.compile("<(?:a|b|i|em|strong|s|del|sub|sup|code|mark|q|cite)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    private static final List<String> KINDS = List.of(
            "news",
            "analysis",
            "opinion",
            "editorial",
            "feature",
            "interview",
            "review",
            "explainer",
            "fact-check",
            "obituary",
            "letter",
            "live",
            "sponsored");

    private Fitting() {}

    /** A key that a record can have: one that is too long has a digest in place of its end. */
    public static String key(String written) {
        String line = written.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.length() <= KEY) {
            return line;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            String end = HexFormat.of().formatHex(digest, 0, 16);
            return line.substring(0, KEY - end.length() - 1) + '-' + end;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** Puts a text on one line at a field, unless nothing in it is visible. */
    public static boolean line(ArchiveArticle article, ObjectNode into, String field, String text, int longest) {
        String line = text == null ? null : PlainText.singleLine(text);
        if (line == null) {
            return false;
        }
        into.put(field, cut(article, field, line, longest));
        return true;
    }

    /** Puts a text at a field as it is, on one line and cut only where it is longer than it may be. */
    static void fitted(ArchiveArticle article, ObjectNode into, String field, String text, int longest) {
        if (text != null && !text.isBlank()) {
            if (text.length() > longest) {
                line(article, into, field, text, longest);
            } else {
                into.put(field, text);
            }
        }
    }

    /** The same for a text that may be HTML, whose mark-up and character references are resolved. */
    public static boolean lineOfHtml(ArchiveArticle article, ObjectNode into, String field, String html, int longest) {
        return line(article, into, field, plain(html), longest);
    }

    /** The text of what may be HTML; null stays null. */
    public static String plain(String html) {
        return html == null || !MARKUP.matcher(html).find()
                ? html
                : Jsoup.parseBodyFragment(html).body().text();
    }

    /** Whether a text has tags or character references of HTML. */
    public static boolean isMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    /** Puts a standfirst, as HTML where it has inline mark-up that readers would miss. */
    public static boolean standfirst(ArchiveArticle article, String text) {
        String line = text == null ? null : PlainText.singleLine(text);
        if (line == null) {
            return false;
        }
        String plain = plain(line);
        if (INLINE.matcher(line).find() && line.length() <= STANDFIRST_HTML && plain.length() <= STANDFIRST) {
            article.fields().put("standfirstHtml", line);
            return !plain.isBlank();
        }
        return line(article, article.fields(), "standfirst", plain, STANDFIRST);
    }

    private static String cut(ArchiveArticle article, String field, String line, int longest) {
        if (line.length() <= longest) {
            return line;
        }
        int end = line.lastIndexOf(' ', longest - 1);
        end = end < longest / 2 ? longest - 1 : end;
        end = Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        article.lost(
                WarningCode.CONTENT_CHANGED,
                "Cut the field " + field + " of " + line.length() + " characters to " + longest
                        + ", the most that it may have");
        return line.substring(0, end).stripTrailing() + "…";
    }

    /** Puts an http or https address at a field; notes one of another form as lost. */
    public static boolean address(ArchiveArticle article, ObjectNode into, String field, String address) {
        if (address == null || address.isBlank()) {
            return false;
        }
        String stripped = spaceless(address);
        if (!isWeb(stripped) || stripped.length() > ADDRESS) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out the field " + field + ": “" + shortened(stripped) + "” is no http or https address");
            return false;
        }
        into.put(field, stripped);
        return true;
    }

    /** Whether it is an absolute http or https address. */
    public static boolean isWeb(String address) {
        return address != null && address.matches("(?i)https?://[^\\s<>\"/?#][^\\s<>\"]*");
    }

    private static String spaceless(String address) {
        return address.strip().replace(" ", "%20");
    }

    /**
     * Puts the picture at the top.
     *
     * @param address an http or https address, or a path from the site's root; another one is noted as lost
     * @param alt its alternative text; may be null, as may be the others
     */
    public static boolean leadImage(ArchiveArticle article, String address, String alt, String caption, String credit) {
        if (address == null || address.isBlank()) {
            return false;
        }
        String url = spaceless(address);
        if (url.startsWith("//")) {
            url = "https:" + url;
        }
        if (url.length() > ADDRESS || !isWeb(url) && !url.startsWith("/")) {
            article.lost(
                    WarningCode.IMAGE_REMOVED,
                    "Left out the picture at the top: “" + shortened(url)
                            + "” is neither an http or https address nor a path from the site's root");
            return false;
        }
        ObjectNode image = article.fields().putObject("leadImage");
        image.put("url", url);
        if (alt != null && !line(article, image, "alt", alt, ALT)) {
            image.put("alt", "");
        }
        line(article, image, "caption", caption, ALT);
        lineOfHtml(article, image, "credit", credit, CREDIT);
        return true;
    }

    /** Puts the kind of a text, if this word is one that the contract has. */
    public static boolean kind(ArchiveArticle article, String word) {
        String kind = word == null ? "" : word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
        if (KINDS.contains(kind)) {
            article.fields().put("kind", kind);
            return true;
        }
        return false;
    }

    /** Puts a language tag; notes what is none. */
    public static boolean language(ArchiveArticle article, String written) {
        String tag = written == null
                ? ""
                : written.strip().replaceFirst("[.@].*$", "").replace('_', '-');
        if (tag.isEmpty()) {
            return false;
        }
        if (!tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out the language “" + shortened(tag) + "”, which is no language tag (BCP 47)");
            return false;
        }
        article.fields().put("language", tag);
        return true;
    }

    /** A text for messages. */
    public static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 100 ? line.substring(0, 99) + "…" : line;
    }

    /** The text of a JSON value that is a string, number or boolean; null for others. */
    public static String text(JsonNode node) {
        return node == null || !node.isValueNode() || node.isNull() ? null : node.asText();
    }

    /** An object among fields, made if it is not there. */
    public static ObjectNode object(ObjectNode fields, String name) {
        return fields.get(name) instanceof ObjectNode there ? there : fields.putObject(name);
    }
}
