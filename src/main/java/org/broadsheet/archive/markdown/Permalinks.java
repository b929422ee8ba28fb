package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses that the programs give to pages.
 *
 * <p>See <a href="https://jekyllrb.com/docs/permalinks/">Jekyll</a>, <a
 * href="https://gohugo.io/content-management/urls/">Hugo</a> and <a
 * href="https://www.11ty.dev/docs/permalinks/">Eleventy</a>.
 */
final class Permalinks {

    private static final Pattern PART = Pattern.compile(":([a-z_]+)(\\[[^\\]]*\\])?");
    private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?\\s*([\\w.]+)\\s*((?:\\|[^}]*)?)-?\\}\\}");

    private final Layout layout;

    Permalinks(Layout layout) {
        this.layout = layout;
    }

    /** The path of a page from the site's root; null if the site has none for it, or nobody can know it. */
    String path(Place place, ObjectNode fields, OffsetDateTime date, List<String> categories) {
        String given = given(fields);
        Page page = new Page(place, fields, date, categories);
        if (given != null && given.matches("(?i)https?://.*")) {
            return given;
        }
        String path =
                switch (layout.flavour) {
                    case JEKYLL -> jekyll(page, given);
                    case HUGO -> hugo(page, given);
                    case ASTRO -> astro(page, given);
                    case ELEVENTY -> eleventy(page, given);
                    case PLAIN -> plain(page, given);
                };
        return path == null ? null : layout.base() + tidy(path);
    }

    private String given(ObjectNode fields) {
        JsonNode permalink = fields.get("permalink");
        return layout.flavour == Flavour.HUGO
                ? Values.text(fields, "url", "permalink")
                : permalink == null || permalink.isBoolean()
                        ? Values.text(fields, "url", "path")
                        : Values.text(permalink);
    }

    private static String tidy(String path) {
        String whole = "/" + path;
        return whole.replaceAll("/{2,}", "/").replaceFirst("/index\\.html?$", "/");
    }

    /** What a pattern can name. */
    private record Page(Place place, ObjectNode fields, OffsetDateTime date, List<String> categories) {

        String slug() {
            String own = Values.text(fields, "slug");
            return own == null ? place.basename() : own;
        }

        String folders() {
            return String.join("/", place.folders());
        }
    }

    private String jekyll(Page page, String given) {
        if (given != null) {
            return expand(given, page);
        }
        String style = Values.text(layout.configuration, "permalink");
        boolean pretty = style != null && (style.equals("pretty") || style.endsWith("/"));
        String collection = page.place.collection();
        if ("posts".equals(collection) || "drafts".equals(collection)) {
            String pattern =
                    switch (style == null ? "date" : style) {
                        case "date" -> "/:categories/:year/:month/:day/:title.html";
                        case "pretty" -> "/:categories/:year/:month/:day/:title/";
                        case "ordinal" -> "/:categories/:year/:y_day/:title.html";
                        case "weekdate" -> "/:categories/:year/W:week/:short_day/:title.html";
                        case "none" -> "/:categories/:title.html";
                        default -> style;
                    };
            return page.date == null && PART.matcher(pattern).results().anyMatch(part -> isOfDates(part.group(1)))
                    ? null
                    : expand(pattern, page);
        }
        String end = pretty ? "/" : ".html";
        if ("pages".equals(collection)) {
            return page.place.name().equals("index")
                    ? page.folders() + "/"
                    : page.folders() + "/" + page.place.name() + end;
        }
        String pattern = Values.text(layout.configuration.path("collections").path(collection), "permalink");
        return expand(pattern == null ? "/:collection/:path" + end : pattern, page);
    }

    private static boolean isOfDates(String part) {
        return part.matches(".*(?:year|month|day|week|hour|minute|second).*");
    }

    private String expand(String pattern, Page page) {
        StringBuilder path = new StringBuilder();
        Matcher part = PART.matcher(pattern);
        while (part.find()) {
            String value = value(part.group(1), part.group(2), page);
            part.appendReplacement(path, Matcher.quoteReplacement(value == null ? part.group() : value));
        }
        part.appendTail(path);
        return path.toString();
    }

    private String value(String name, String index, Page page) {
        if (isOfDates(name)) {
            return page.date == null ? "" : ofDate(name, page.date);
        }
        String hugo = layout.flavour == Flavour.HUGO ? hugoValue(name, index, page) : null;
        if (hugo != null) {
            return hugo;
        }
        return switch (name) {
            case "title", "post_title", "filename", "contentbasename", "basename", "name" ->
                name.equals("basename") ? page.place.name() : page.slug();
            case "slug" -> Slug.of(page.slug());
            case "categories", "slugified_categories", "category" ->
                page.categories.stream().map(Slug::of).distinct().collect(Collectors.joining("/"));
            case "collection" -> page.place.collection();
            case "path" ->
                Stream.concat(page.place.folders().stream(), Stream.of(page.place.name()))
                        .collect(Collectors.joining("/"));
            case "output_ext" -> ".html";
            case "lang" -> Objects.toString(page.place.language(), "");
            default -> null;
        };
    }

    private static String ofDate(String name, OffsetDateTime date) {
        return switch (name) {
            case "year" -> String.format(Locale.ROOT, "%04d", date.getYear());
            case "short_year" -> String.format(Locale.ROOT, "%02d", date.getYear() % 100);
            case "month" -> String.format(Locale.ROOT, "%02d", date.getMonthValue());
            case "i_month" -> Integer.toString(date.getMonthValue());
            case "short_month" -> date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "long_month" -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "monthname" ->
                date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            case "day" -> String.format(Locale.ROOT, "%02d", date.getDayOfMonth());
            case "i_day" -> Integer.toString(date.getDayOfMonth());
            case "y_day" -> String.format(Locale.ROOT, "%03d", date.getDayOfYear());
            case "yearday" -> Integer.toString(date.getDayOfYear());
            case "week" -> String.format(Locale.ROOT, "%02d", date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case "short_day" -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "long_day" -> date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "weekday" -> Integer.toString(date.getDayOfWeek().getValue() % 7);
            case "weekdayname" ->
                date.getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .toLowerCase(Locale.ROOT);
            case "hour" -> String.format(Locale.ROOT, "%02d", date.getHour());
            case "minute" -> String.format(Locale.ROOT, "%02d", date.getMinute());
            case "second" -> String.format(Locale.ROOT, "%02d", date.getSecond());
            default -> "";
        };
    }

    private String hugo(Page page, String given) {
        if (given != null) {
            return given.contains(":") ? expand(given, page) : given;
        }
        List<String> above = page.place.above();
        String section =
                page.place.folders().isEmpty() ? "" : page.place.folders().get(0);
        JsonNode permalinks = layout.configuration.path("permalinks");
        String pattern = Values.text(permalinks.path("page"), section);
        pattern = pattern == null ? Values.text(permalinks, section) : pattern;
        String path = pattern != null && !section.isEmpty()
                ? expand(pattern, page)
                : String.join("/", above) + "/" + page.slug() + "/";
        if (Values.isYes(layout.configuration.get("uglyURLs")) || Values.isYes(layout.configuration.get("uglyurls"))) {
            path = path.replaceFirst("/$", ".html");
        }
        return language(page.place.language()) + Slug.hugo("/" + path);
    }

    /** The folder of a language's pages; empty for those of the site's first language. */
    private String language(String language) {
        if (language == null) {
            return "";
        }
        String first = Values.text(layout.configuration, "defaultContentLanguage");
        boolean isFirst = language.equalsIgnoreCase(first == null ? "en" : first);
        return isFirst && !Values.isYes(layout.configuration.get("defaultContentLanguageInSubdir"))
                ? ""
                : "/" + language.toLowerCase(Locale.ROOT);
    }

    private static String hugoValue(String name, String index, Page page) {
        List<String> folders = page.place.above();
        return switch (name) {
            case "section" -> folders.isEmpty() ? "" : folders.get(0);
            case "sections" -> String.join("/", index == null ? folders : slice(folders, index));
            case "title" -> Slug.of(Objects.toString(Values.text(page.fields, "title"), page.slug()));
            case "slug" -> {
                String own = Values.text(page.fields, "slug");
                yield own != null ? own : Slug.of(Objects.toString(Values.text(page.fields, "title"), page.slug()));
            }
            case "slugorfilename", "slugorcontentbasename" -> page.slug();
            case "filename", "contentbasename" -> page.place.basename();
            default -> null;
        };
    }

    private static List<String> slice(List<String> folders, String index) {
        String inner = index.substring(1, index.length() - 1);
        if (folders.isEmpty()) {
            return folders;
        }
        String[] ends = inner.split(":", -1);
        int from = at(ends[0], 0, folders.size());
        int to = ends.length > 1 ? at(ends[1], folders.size(), folders.size()) : from + 1;
        return folders.subList(
                Math.min(from, folders.size()), Math.max(Math.min(from, folders.size()), Math.min(to, folders.size())));
    }

    private static int at(String written, int absent, int size) {
        return written.isEmpty()
                ? absent
                : written.equals("last") ? size - 1 : written.matches("\\d{1,3}") ? Integer.parseInt(written) : absent;
    }

    /** Astro's addresses are those of the page that draws a collection: {@code src/pages/blog/[...slug].astro}. */
    private String astro(Page page, String given) {
        if (given != null) {
            return given;
        }
        if ("pages".equals(page.place.collection()) && page.place.path().startsWith("src/pages/")) {
            return page.place.name().equals("index")
                    ? page.folders() + "/"
                    : page.folders() + "/" + page.place.name() + "/";
        }
        List<String> folders = page.place.folders();
        String collection = folders.isEmpty() ? "" : folders.get(0);
        String inside = String.join(
                "/",
                page.place.above().size() > 1
                        ? page.place.above().subList(1, page.place.above().size())
                        : List.of());
        List<String> drawers = layout.matching("src/pages/(?:.*/)?\\[(?:\\.\\.\\.)?\\w+\\](?:/index)?\\.astro").stream()
                .map(name -> name.replaceFirst("^src/pages/", "").replaceFirst("\\[.*$", ""))
                .toList();
        String under = drawers.contains(collection + "/")
                ? collection + "/"
                : drawers.size() == 1 || drawers.contains("") && drawers.size() > 1
                        ? drawers.contains("") ? "" : drawers.get(0)
                        : collection + "/";
        String own = Values.text(page.fields, "slug");
        return under + (own != null ? own : inside + "/" + Slug.of(page.place.basename())) + "/";
    }

    private String eleventy(Page page, String given) {
        if (given != null) {
            return outputs(given, page);
        }
        return folders(page) + "/" + (page.place.name().equals("index") ? "" : page.slug() + "/");
    }

    private static String folders(Page page) {
        List<String> folders = page.place.folders();
        int skipped = !folders.isEmpty() && folders.get(0).matches("src|content|site|source|input") ? 1 : 0;
        return String.join("/", folders.subList(skipped, folders.size()));
    }

    private String outputs(String given, Page page) {
        StringBuilder path = new StringBuilder();
        Matcher output = OUTPUT.matcher(given);
        while (output.find()) {
            String value =
                    switch (output.group(1)) {
                        case "page.fileSlug" -> page.slug();
                        case "page.filePathStem" -> "/" + folders(page) + "/" + page.place.name();
                        default -> Values.text(page.fields, output.group(1));
                    };
            if (value == null) {
                return null;
            }
            boolean slug = output.group(2).matches(".*\\|\\s*(?:slug|slugify|url)\\b.*");
            output.appendReplacement(path, Matcher.quoteReplacement(slug ? Slug.of(value) : value));
        }
        output.appendTail(path);
        return path.indexOf("{{") >= 0 || path.indexOf("{%") >= 0 ? null : path.toString();
    }

    private String plain(Page page, String given) {
        return given != null
                ? expand(given, page)
                : folders(page) + "/" + (page.place.name().equals("index") ? "" : page.slug() + "/");
    }
}
