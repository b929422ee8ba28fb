package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;

/** The words of a post around its body, and its pictures: headline, standfirst, what search engines and previews of links show. */
final class PostWords {

    static final int HEADLINE_LENGTH = 500;
    static final int STANDFIRST_LENGTH = 2_000;
    static final int SEO_TITLE_LENGTH = 300;
    static final int SEO_DESCRIPTION_LENGTH = 1_000;
    static final int IMAGE_TEXT_LENGTH = 2_000;

    private static final String UNTITLED = "(Untitled)";

    private PostWords() {}

    /**
     * Puts them into the fields of an article.
     *
     * @param text a field of the post or else, by its second name, of what Ghost keeps beside it
     */
    static void fill(ArchiveArticle article, ObjectNode post, BiFunction<String, String, String> text) {
        ObjectNode fields = article.fields();
        headline(article, text(post, "title").strip());
        put(
                article,
                fields,
                "standfirst",
                "the standfirst",
                text.apply("custom_excerpt", "custom_excerpt"),
                STANDFIRST_LENGTH);
        leadImage(article, text);
        seo(article, text);
        social(article, text);
        language(article, text(post, "locale"));
    }

    private static void headline(ArchiveArticle article, String title) {
        if (title.isEmpty()) {
            article.lost(WarningCode.VALUE_CHANGED, "Has no title, and is called " + UNTITLED);
        }
        put(article, article.fields(), "headline", "the title", title.isEmpty() ? UNTITLED : title, HEADLINE_LENGTH);
    }

    /** Puts a plain text, cut to what the field may have, which is then said. */
    private static void put(
            ArchiveArticle article, ObjectNode object, String field, String name, String value, int most) {
        if (value.isBlank()) {
            return;
        }
        if (value.length() > most) {
            article.lost(
                    WarningCode.VALUE_CHANGED,
                    "Cut %s, which had %,d characters, to the %,d that it may have"
                            .formatted(name, value.length(), most));
        }
        object.put(field, cut(value, most));
    }

    /** A text of at most so many characters, cut between words if there is a gap near the end. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = text.lastIndexOf(' ', most - 1);
        if (end < most - 100) {
            end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        }
        return text.substring(0, end) + "…";
    }

    private static void leadImage(ArchiveArticle article, BiFunction<String, String, String> text) {
        String src = text.apply("feature_image", "feature_image");
        src = src.isEmpty() ? text.apply("image", "image") : src;
        if (src.isEmpty()) {
            return;
        }
        ObjectNode image = image(article, article.fields(), "leadImage", src);
        if (image == null) {
            return;
        }
        put(
                article,
                image,
                "alt",
                "the alternative text of the picture at the top",
                text.apply("feature_image_alt", "feature_image_alt"),
                IMAGE_TEXT_LENGTH);
        String caption = text.apply("feature_image_caption", "feature_image_caption");
        if (caption.length() > IMAGE_TEXT_LENGTH) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out the caption of the picture at the top, which has %,d characters; %,d are the most"
                            .formatted(caption.length(), IMAGE_TEXT_LENGTH));
        } else if (!caption.isEmpty()) {
            image.put("caption", caption);
        }
    }

    /** Puts an image by its address; null, and said, if no page could show it. */
    private static ObjectNode image(ArchiveArticle article, ObjectNode object, String field, String src) {
        String url = UrlPolicy.image(src);
        if (url == null) {
            article.lost(
                    WarningCode.IMAGE_REMOVED,
                    "Left out a picture whose address is neither an http or https URL nor a path of the site: “"
                            + LossCollector.abbreviate(src) + "”");
            return null;
        }
        return object.putObject(field).put("url", url);
    }

    private static void seo(ArchiveArticle article, BiFunction<String, String, String> text) {
        ObjectNode seo = JsonNodeFactory.instance.objectNode();
        put(
                article,
                seo,
                "title",
                "the title for search engines",
                text.apply("meta_title", "meta_title"),
                SEO_TITLE_LENGTH);
        put(
                article,
                seo,
                "description",
                "the description for search engines",
                text.apply("meta_description", "meta_description"),
                SEO_DESCRIPTION_LENGTH);
        if (!seo.isEmpty()) {
            article.fields().set("seo", seo);
        }
    }

    /** Previews are the same everywhere here: those of Open Graph, and those of Twitter where there are no others. */
    private static void social(ArchiveArticle article, BiFunction<String, String, String> text) {
        ObjectNode social = JsonNodeFactory.instance.objectNode();
        for (String part : List.of("title", "description", "image")) {
            String graph = text.apply("og_" + part, "og_" + part);
            String twitter = text.apply("twitter_" + part, "twitter_" + part);
            String value = graph.isEmpty() ? twitter : graph;
            if (!twitter.isEmpty() && !twitter.equals(value)) {
                article.other("twitter_" + part, JsonNodeFactory.instance.textNode(twitter));
            }
            if (part.equals("image") && !value.isEmpty()) {
                image(article, social, part, value);
            } else if (!part.equals("image")) {
                int most = part.equals("title") ? SEO_TITLE_LENGTH : SEO_DESCRIPTION_LENGTH;
                put(article, social, part, "the " + part + " for previews of links", value, most);
            }
        }
        if (!social.isEmpty()) {
            article.fields().set("social", social);
        }
    }

    private static void language(ArchiveArticle article, String locale) {
        String language = language(locale);
        if (language != null) {
            article.fields().put("language", language);
        } else if (!locale.isBlank()) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out the language “" + LossCollector.abbreviate(locale) + "”, which is no BCP 47 tag");
        }
    }

    /** A language tag (BCP 47) from the spelling of a locale; null if it is none. */
    static String language(String locale) {
        if (locale == null || locale.isBlank()) {
            return null;
        }
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(locale.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
