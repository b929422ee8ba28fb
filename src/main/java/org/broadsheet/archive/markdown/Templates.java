package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.Fitting;
import org.broadsheet.request.WarningCode;

/**
 * What the tags of Liquid and the shortcodes of Hugo stand for in a text: code, pictures, embeds, addresses. Others stay as
 * they are, and are told.
 */
final class Templates {

    private static final int MOST_TOLD = 20;
    private static final char MARK = '\uE000';

    private static final Pattern KEPT = Pattern.compile(MARK + "(\\d+)" + MARK);
    private static final Pattern RAW = Pattern.compile("(?s)\\{%-?\\s*raw\\s*-?%\\}(.*?)\\{%-?\\s*endraw\\s*-?%\\}");
    private static final Pattern COMMENT =
            Pattern.compile("(?s)\\{%-?\\s*comment\\s*-?%\\}.*?\\{%-?\\s*endcomment\\s*-?%\\}");
    private static final Pattern CODE = Pattern.compile(
            "(?s)\\{%-?\\s*(highlight|codeblock)\\b([^%]*?)-?%\\}(.*?)\\{%-?\\s*end(?:highlight|codeblock)\\s*-?%\\}");
    private static final Pattern ESCAPED = Pattern.compile("\\{\\{([<%])/\\*(.*?)\\*/([>%])\\}\\}");
    private static final Pattern HUGO_CODE = Pattern.compile(
            "(?s)\\{\\{[<%]\\s*(?:highlight|code)\\b([^>%]*)[>%]\\}\\}(.*?)\\{\\{[<%]\\s*/\\s*(?:highlight|code)\\s*[>%]\\}\\}");
    private static final Pattern LIQUID = Pattern.compile("(?s)\\{%-?\\s*(\\w+)\\b(.{0,2000}?)-?%\\}");
    private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?\\s*([^{}<>%\\n]{1,300}?)\\s*-?\\}\\}");
    private static final Pattern SHORTCODE = Pattern.compile(
            "(?s)\\{\\{([<%])\\s*(/?)\\s*([\\w./-]+)((?:[^<>{}%/]++|[<>%](?!\\}\\})|/(?!\\s*[>%]\\}\\})|\\{(?!\\{)|\\}(?!\\})){0,400})/?\\s*[>%]\\}\\}");

    private final Layout layout;
    private final ObjectNode fields;
    private final Function<String, String> addressOf;
    private final String own;
    private final ArchiveArticle article;
    private final List<String> kept = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /**
     * @param addressOf the address of another page by its path or name in the archive; null if there is none
     * @param own the address of this page; null if nobody knows it
     */
    Templates(
            Layout layout, ObjectNode fields, Function<String, String> addressOf, String own, ArchiveArticle article) {
        this.layout = layout;
        this.fields = fields;
        this.addressOf = addressOf;
        this.own = own;
        this.article = article;
    }

    String run(String markdown) {
        String text = markdown;
        if (text.indexOf('{') < 0) {
            return text;
        }
        if (layout.flavour.hasLiquid()) {
            text = RAW.matcher(text).replaceAll(match -> keep(match.group(1)));
            text = COMMENT.matcher(text).replaceAll(match -> {
                article.lost(
                        WarningCode.HIDDEN_CONTENT_REMOVED, "Left out a comment of Liquid, which readers did not see");
                return "";
            });
            text = CODE.matcher(text).replaceAll(match -> keep(Written.code(language(match), match.group(3))));
        }
        if (layout.flavour.hasShortcodes()) {
            text = ESCAPED.matcher(text)
                    .replaceAll(match -> keep("{{" + match.group(1) + match.group(2) + match.group(3) + "}}"));
            text = HUGO_CODE.matcher(text).replaceAll(match -> {
                Parameters parameters = Parameters.of(match.group(1));
                String language = parameters.getOr(0, "lang", "language");
                return keep(Written.code(language == null ? "" : language, match.group(2)));
            });
            text = SHORTCODE.matcher(text).replaceAll(match -> quote(shortcode(match), match.group()));
        }
        if (layout.flavour.hasLiquid()) {
            // Jekyll puts the base into these itself.
            text = text.replaceAll("\\{\\{\\s*site\\.baseurl\\s*\\}\\}(?=\\{%-?\\s*(?:post_url|link)\\b)", "");
            text = LIQUID.matcher(text).replaceAll(match -> quote(liquid(match), match.group()));
            text = OUTPUT.matcher(text).replaceAll(match -> quote(output(match.group(1)), match.group()));
        }
        tell();
        return KEPT.matcher(text).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(index < kept.size() ? kept.get(index) : match.group());
        });
    }

    private String keep(String text) {
        // What is kept may itself have kept code in it.
        String whole = KEPT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        Integer.parseInt(match.group(1)) < kept.size()
                                ? kept.get(Integer.parseInt(match.group(1)))
                                : ""));
        kept.add(whole);
        return "" + MARK + (kept.size() - 1) + MARK;
    }

    private String quote(String replacement, String tag) {
        if (replacement == null) {
            unknown.add(tag);
            return Matcher.quoteReplacement(tag);
        }
        return Matcher.quoteReplacement(replacement);
    }

    private void tell() {
        int told = 0;
        for (String tag : unknown) {
            if (told++ == MOST_TOLD) {
                article.lost(
                        WarningCode.TEMPLATE_TAG,
                        "Kept " + (unknown.size() - MOST_TOLD) + " further template tags as text");
                return;
            }
            article.lost(WarningCode.TEMPLATE_TAG, "Kept the template tag “" + Fitting.shortened(tag) + "” as text");
        }
    }

    private static String language(MatchResult match) {
        String written = match.group(2).strip();
        if (match.group(1).equals("codeblock")) {
            Matcher language = Pattern.compile("\\blang:(\\S+)").matcher(written);
            return language.find() ? language.group(1) : "";
        }
        return written.replaceFirst("\\s.*$", "");
    }

    private String liquid(MatchResult match) {
        String tag = match.group(1).toLowerCase(Locale.ROOT);
        String written = match.group(2).strip();
        return switch (tag) {
            case "post_url", "link" -> address(output(written) != null ? output(written) : written);
            case "include", "include_cached", "include_relative" -> include(written);
            case "youtube", "youtuber" -> first(written, Written::youtube);
            case "vimeo" -> first(written, Written::vimeo);
            case "gist" -> first(written, id -> "https://gist.github.com/" + id);
            case "twitter", "tweet", "oembed", "embed" -> first(written, id -> id.contains("://") ? id : null);
            case "img", "image", "picture", "responsive_image" -> img(written);
            case "raw", "endraw", "more", "seo", "toc" -> "";
            default -> null;
        };
    }

    private static String first(String written, Function<String, String> address) {
        List<String> plain = Parameters.of(written).plain();
        String found = plain.isEmpty() ? null : address.apply(plain.get(0));
        return found == null ? null : Written.alone(found);
    }

    private String address(String name) {
        String fragment = name.indexOf('#') >= 0 ? name.substring(name.indexOf('#')) : "";
        String target =
                name.substring(0, name.length() - fragment.length()).strip().replaceAll("^[\"']|[\"']$", "");
        String found = addressOf.apply(target);
        if (found != null) {
            return found + fragment;
        }
        // A link tag may also lead to a file as it is.
        return target.matches(".*\\.\\w{2,4}") && !target.matches("(?i).*\\.(?:md|markdown|mdx)")
                ? layout.base() + "/" + target.replaceFirst("^/+", "")
                : null;
    }

    private String include(String written) {
        String name = written.replaceFirst("\\s.*$", "").replaceAll("^[\"']|[\"']$", "");
        Parameters parameters = resolved(Parameters.of(written.substring(Math.min(written.length(), name.length()))));
        return thing(name, parameters, 0);
    }

    /** {@code id=page.youtubeId} takes the field of the page. */
    private Parameters resolved(Parameters parameters) {
        parameters.named().replaceAll((name, value) -> {
            String found = value.matches("(?:page|site)\\.[\\w.-]+") ? output(value) : null;
            String whole = found == null ? value : found;
            return OUTPUT.matcher(whole).replaceAll(match -> quote(output(match.group(1)), match.group()));
        });
        return parameters;
    }

    private String shortcode(MatchResult match) {
        String name = match.group(3).toLowerCase(Locale.ROOT);
        Parameters parameters = Parameters.of(match.group(4));
        if (!match.group(2).isEmpty()) {
            return name.equals("rawhtml") || name.equals("raw-html") ? "" : name.equals("figure") ? "" : null;
        }
        return switch (name) {
            case "ref", "relref" -> {
                String target = parameters.getOr(0, "path");
                yield target == null ? null : address(target);
            }
            case "rawhtml", "raw-html" -> "";
            case "param" ->
                parameters.plain().isEmpty()
                        ? null
                        : output("page." + parameters.plain().get(0));
            default -> thing(name, parameters, 0);
        };
    }

    /** What an include, a shortcode or a component of this name stands for; null if nobody knows. */
    static String thing(String called, Parameters parameters, int place) {
        String name =
                called.replaceFirst("^.*/", "").replaceFirst("\\.\\w+$", "").toLowerCase(Locale.ROOT);
        if (name.contains("youtube")) {
            String id = parameters.getOr(place, "id", "videoid", "video", "url", "src", "code", "v");
            return id == null ? null : Written.alone(Written.youtube(id));
        }
        if (name.contains("vimeo")) {
            String id = parameters.getOr(place, "id", "videoid", "video", "url", "src");
            return id == null ? null : Written.alone(Written.vimeo(id));
        }
        if (name.equals("gist")) {
            String user = parameters.getOr(place, "id", "user", "src", "url");
            String id = parameters.plain().size() > 1 ? "/" + parameters.plain().get(1) : "";
            return user == null
                    ? null
                    : Written.alone(user.contains("://") ? user : "https://gist.github.com/" + user + id);
        }
        if (name.matches("tweet|twitter|x|tweet_simple|x_simple|twitter_simple")) {
            String id = parameters.getOr(place, "id", "url", "src");
            String user = parameters.get("user");
            return id == null
                    ? null
                    : Written.alone(
                            id.contains("://")
                                    ? id
                                    : "https://twitter.com/" + (user == null ? "i" : user) + "/status/" + id);
        }
        if (name.matches("instagram(?:_simple)?")) {
            String id = parameters.getOr(place, "id", "url");
            return id == null
                    ? null
                    : Written.alone(id.contains("://") ? id : "https://www.instagram.com/p/" + id + "/");
        }
        if (name.matches("video|audio|mp3|embed|iframe|oembed|soundcloud|spotify")) {
            String url = parameters.getOr(place, "src", "url", "file", "href");
            return url == null || !url.matches("(?:https?:/)?/.*") ? null : Written.alone(url);
        }
        if (name.matches("(?:.*[-_])?(?:figure|fig|image|img|picture|photo)s?(?:[-_].*)?")) {
            String src =
                    parameters.getOr(place, "src", "url", "image_path", "image", "path", "img", "file", "image_url");
            String caption = parameters.get("caption", "title", "description");
            String credit = parameters.get("attr", "credit", "attribution", "source");
            return src == null
                    ? null
                    : Written.figure(src, parameters.get("alt"), caption, credit, parameters.get("link", "href"));
        }
        return null;
    }

    /** Octopress: {@code {% img [class] /path [width] [height] [title [alt]] %}}. */
    private String img(String written) {
        Parameters parameters = resolved(Parameters.of(written));
        List<String> plain = parameters.plain();
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i).matches("(?:https?:/)?/.*|.*\\.(?:jpe?g|png|gif|webp|svg|avif)")) {
                List<String> words = plain.subList(i + 1, plain.size()).stream()
                        .filter(word -> !word.matches("\\d+(?:px|%)?"))
                        .toList();
                String title = words.isEmpty() ? null : words.get(0);
                String alt = words.size() > 1 ? words.get(1) : parameters.get("alt");
                return Written.figure(plain.get(i), alt == null ? title : alt, alt == null ? null : title, null, null);
            }
        }
        return thing("img", parameters, 0);
    }

    /** The value of an expression of Liquid; null if it is not known here. */
    private String output(String expression) {
        String[] parts = expression.split("\\|");
        String value = variable(parts[0].strip());
        for (int i = 1; value != null && i < parts.length; i++) {
            String filter = parts[i].strip();
            String argument = filter.contains(":")
                    ? filter.substring(filter.indexOf(':') + 1).strip()
                    : "";
            String given = argument.isEmpty() ? "" : variable(argument);
            value = given == null ? null : filtered(value, filter.replaceFirst("\\s*:.*$", ""), given);
        }
        return value;
    }

    private String filtered(String value, String filter, String given) {
        return switch (filter) {
            case "relative_url", "url" -> layout.base() + (value.startsWith("/") ? value : "/" + value);
            case "absolute_url" -> site() + layout.base() + (value.startsWith("/") ? value : "/" + value);
            case "prepend" -> given + value;
            case "append" -> value + given;
            case "escape", "xml_escape", "strip", "uri_escape", "safe" -> value;
            case "slugify", "slug" -> Slug.of(value);
            case "downcase" -> value.toLowerCase(Locale.ROOT);
            case "upcase" -> value.toUpperCase(Locale.ROOT);
            case "default" -> value.isEmpty() ? given : value;
            default -> null;
        };
    }

    private String site() {
        String site = layout.site();
        return site == null ? "" : site;
    }

    private String variable(String name) {
        if (name.matches("\"[^\"]*\"|'[^']*'")) {
            return name.substring(1, name.length() - 1);
        }
        return switch (name) {
            case "site.baseurl" -> layout.base();
            case "site.url" -> site();
            case "page.url" -> own;
            default -> {
                JsonNode from = name.startsWith("site.")
                        ? layout.configuration
                        : name.startsWith("page.") || layout.flavour == Flavour.ELEVENTY ? fields : null;
                if (from == null) {
                    yield null;
                }
                JsonNode node = from;
                for (String part : name.replaceFirst("^(?:site|page)\\.", "").split("\\.")) {
                    node = node.path(part);
                }
                yield Fitting.text(node.isMissingNode() ? null : node);
            }
        };
    }
}
