package org.broadsheet.archive.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Standing;
import org.broadsheet.archive.WrittenTime;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.WarningCode;

/** One row as an article. */
final class CsvRow {

    /** What programs write for nothing. */
    private static final Set<String> NOTHING = Set.of("\\N", "NULL", "null");

    private static final Pattern ELEMENT = Pattern.compile(
            "</?(?:p|br|div|a|img|h[1-6]|ul|ol|li|em|strong|b|i|span|blockquote|figure|table|iframe|hr)\\b[^<>]*>"
                    + "|&(?:nbsp|amp|quot|lt|gt|#\\d+);|<!--",
            Pattern.CASE_INSENSITIVE);

    private final CsvItems.Header header;
    private final CSVRecord row;
    private final String where;
    private final ArchiveMap map;
    private ArchiveArticle article;
    private Standing standing;

    CsvRow(CsvItems.Header header, CSVRecord row, String where, ArchiveMap map) {
        this.header = header;
        this.row = row;
        this.where = where;
        this.map = map;
    }

    /** The article, or why there is none, and the sections above its own. */
    List<ArchiveItem> items() {
        String headline = value(Column.HEADLINE);
        if (headline == null) {
            return List.of(leftOut("The row has no headline"));
        }
        String type = value(Column.TYPE);
        if (type != null && !map.pages() && CsvWords.folded(type).equals("page")) {
            return List.of(leftOut("Left out the page “" + Fitting.shortened(headline)
                    + "”; the mapping's field pages makes articles of pages"));
        }
        article = new ArchiveArticle(where + ", “" + Fitting.shortened(headline) + "”", Fitting.key(key(headline)));
        ObjectNode fields = article.fields();
        Fitting.lineOfHtml(article, fields, "headline", headline, Fitting.HEADLINE);
        Fitting.standfirst(article, first(Column.STANDFIRST_HTML, Column.STANDFIRST));
        body(fields);
        people();
        List<ArchiveItem> items = new ArrayList<>(terms());
        article.slug(value(Column.SLUG));
        article.address(value(Column.ADDRESS));
        values(Column.ALIASES).forEach(text -> split(text, "[;|,\\s]+").forEach(article::address));
        times(fields);
        image();
        words(fields);
        objects(fields);
        numbers(fields);
        access();
        if (type != null
                && !Fitting.kind(article, type)
                && !Set.of("post", "article", "page").contains(CsvWords.folded(type))) {
            article.other(nameOf(Column.TYPE), TextNode.valueOf(type));
        }
        others();
        items.add(article);
        return items;
    }

    private ArchiveItem.LeftOut leftOut(String detail) {
        return new ArchiveItem.LeftOut(where, WarningCode.ITEM_LEFT_OUT, detail);
    }

    private String key(String headline) {
        String own = first(Column.ID, Column.ADDRESS, Column.SLUG);
        if (own != null) {
            return own;
        }
        String date = first(Column.PUBLISHED, Column.UPDATED);
        return SlugMaker.spelled(headline).orElse(headline) + (date == null ? "" : " " + date);
    }

    private void body(ObjectNode fields) {
        ObjectNode body = fields.putObject("body");
        String html = value(Column.HTML);
        String markdown = value(Column.MARKDOWN);
        String text = value(Column.TEXT);
        String any = value(Column.BODY);
        if (html == null && any != null && ELEMENT.matcher(any).find()) {
            html = any;
        }
        if (html != null) {
            body.put("html", html);
        } else if (markdown != null) {
            body.put("markdown", markdown);
        } else {
            String plain = any != null ? any : text != null ? text : "";
            body.put("text", plain.replace("\r\n", "\n"));
        }
        String base = value(Column.ADDRESS);
        if (Fitting.isWeb(base) && !body.has("text")) {
            body.put("base", base.strip());
        }
    }

    private void people() {
        for (String written : values(Column.AUTHORS)) {
            for (String name : split(written, "[;|\\n]")) {
                article.person(ArchivePerson.author(null, Fitting.plain(name)));
            }
        }
    }

    /** Gives the article its sections and tags; returns the sections above them. */
    private List<ArchiveItem> terms() {
        List<ArchiveItem> above = new ArrayList<>();
        for (String written : values(Column.SECTION)) {
            split(written, "[;|\\n]").forEach(path -> section(path, above));
        }
        for (String written : values(Column.SECTIONS)) {
            split(written, written.matches("(?s).*[;|\\n].*") ? "[;|\\n]" : ",").forEach(path -> section(path, above));
        }
        for (String written : values(Column.TAGS)) {
            for (String tag : split(written, written.matches("(?s).*[;|\\n].*") ? "[;|\\n]" : ",")) {
                article.term(ArchiveTerm.tag(null, Fitting.plain(tag)));
            }
        }
        return above;
    }

    /** {@code News > Local} is a section below another one, as plugins of WordPress write it. */
    private void section(String path, List<ArchiveItem> above) {
        List<String> names = split(Fitting.plain(path), ">");
        String parent = null;
        for (int i = 0; i < names.size(); i++) {
            String slug =
                    names.size() == 1 ? null : SlugMaker.spelled(names.get(i)).orElse(null);
            ArchiveTerm term = new ArchiveTerm(ArchiveTerm.Role.CATEGORY, slug, names.get(i), parent, null);
            if (i < names.size() - 1) {
                above.add(term);
            } else {
                article.term(term);
            }
            parent = slug;
        }
    }

    private void times(ObjectNode fields) {
        String written = value(Column.PUBLISHED);
        String status = value(Column.STATUS);
        boolean saysStatus = header.known().containsKey(Column.STATUS);
        if (written != null && (CsvWords.isYes(written) || CsvWords.isNo(written))) {
            // A column “published” may say whether, not when.
            status = status == null ? written : status;
            saysStatus = true;
            written = value(Column.PUBLISHED, 1);
        }
        Instant published = time(Column.PUBLISHED, written);
        Instant updated = time(Column.UPDATED, value(Column.UPDATED));
        article.published(published).updated(updated);
        standing(saysStatus, status, published);
        limit(fields, "expiresAt", Column.EXPIRES);
        limit(fields, "embargoUntil", Column.EMBARGO);
    }

    private void limit(ObjectNode fields, String field, Column column) {
        String written = value(column);
        Instant time = time(column, written);
        if (time != null) {
            fields.put(field, time.toString());
        } else if (written != null && standing == Standing.PUBLISHED) {
            // Without its limit it might be read too early or too long.
            article.status(written, Standing.HIDDEN);
        }
    }

    private Instant time(Column column, String written) {
        if (written == null) {
            return null;
        }
        Optional<Instant> time = WrittenTime.instant(written);
        if (time.isEmpty()) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out “" + nameOf(column) + "”: “" + Fitting.shortened(written)
                            + "” is not plainly a date; write it as 2019-05-01 or 2019-05-01T10:00:00Z");
        }
        return time.orElse(null);
    }

    private void standing(boolean saysStatus, String word, Instant published) {
        if (!saysStatus) {
            standing = published == null ? Standing.DRAFT : Standing.PUBLISHED;
            if (published == null) {
                article.lost(
                        WarningCode.KEPT_AS_DRAFT,
                        "Has neither a status nor a date that can be read; it becomes a draft");
            }
        } else {
            standing = word == null ? null : CsvWords.standing(word).orElse(null);
            if (standing == null) {
                standing = Standing.DRAFT;
                article.lost(
                        WarningCode.KEPT_AS_DRAFT,
                        (word == null
                                        ? "Has no status"
                                        : "Has the status “" + Fitting.shortened(word) + "”, which is unknown")
                                + "; it becomes a draft. The mapping's field statuses can say what it means");
            } else if (standing == Standing.PUBLISHED && published == null) {
                standing = Standing.DRAFT;
                article.lost(
                        WarningCode.KEPT_AS_DRAFT,
                        "Is published, but has no date that can be read; it becomes a draft");
            }
        }
        String visibility = value(Column.VISIBILITY);
        if (visibility != null && !Set.of("public", "visible", "everyone").contains(CsvWords.folded(visibility))) {
            standing = standing == Standing.PUBLISHED ? Standing.HIDDEN : standing;
            word = visibility;
        }
        if (value(Column.PASSWORD) != null) {
            standing = standing == Standing.PUBLISHED ? Standing.HIDDEN : standing;
            word = "password";
        }
        article.status(word == null ? "" : word.strip(), standing);
    }

    private void image() {
        String written = value(Column.IMAGE);
        if (written == null) {
            return;
        }
        List<String> addresses = split(written, "[|\\n]");
        Fitting.leadImage(
                article,
                addresses.get(0),
                value(Column.IMAGE_ALT),
                value(Column.IMAGE_CAPTION),
                value(Column.IMAGE_CREDIT));
        if (addresses.size() > 1) {
            article.lost(
                    WarningCode.IMAGE_REMOVED,
                    "Left out all but the first of the " + addresses.size() + " pictures in “" + nameOf(Column.IMAGE)
                            + "”");
        }
    }

    private void words(ObjectNode fields) {
        Fitting.line(article, fields, "byline", value(Column.BYLINE), 300);
        Fitting.line(article, fields, "kicker", value(Column.KICKER), 200);
        Fitting.line(article, fields, "shortHeadline", value(Column.SHORT_HEADLINE), 200);
        Fitting.line(article, fields, "dateline", value(Column.DATELINE), 200);
        Fitting.line(article, fields, "translationGroup", value(Column.TRANSLATION_GROUP), 200);
        Fitting.address(article, fields, "canonicalUrl", value(Column.CANONICAL));
        Fitting.language(article, value(Column.LANGUAGE));
    }

    private void objects(ObjectNode fields) {
        put(fields, "seo", "title", Column.SEO_TITLE, 300);
        put(fields, "seo", "description", Column.SEO_DESCRIPTION, 1_000);
        put(fields, "social", "title", Column.SOCIAL_TITLE, 300);
        put(fields, "social", "description", Column.SOCIAL_DESCRIPTION, 1_000);
        put(fields, "provider", "name", Column.PROVIDER, 200);
        put(fields, "place", "name", Column.PLACE, 200);
        put(fields, "rights", "copyright", Column.COPYRIGHT, 500);
        if (fields.get("provider") instanceof ObjectNode provider) {
            Fitting.address(article, provider, "url", value(Column.PROVIDER_URL));
        } else {
            other(Column.PROVIDER_URL);
        }
        String licence = value(Column.LICENCE);
        if (Fitting.isWeb(licence)) {
            Fitting.object(fields, "rights").put("license", licence.strip());
        } else {
            other(Column.LICENCE);
        }
    }

    private void put(ObjectNode fields, String object, String field, Column column, int longest) {
        String value = value(column);
        if (value != null) {
            Fitting.line(article, Fitting.object(fields, object), field, value, longest);
        }
    }

    private void numbers(ObjectNode fields) {
        Double latitude = number(Column.LATITUDE, 90);
        Double longitude = number(Column.LONGITUDE, 180);
        if (latitude != null && longitude != null && fields.get("place") instanceof ObjectNode place) {
            place.put("latitude", latitude).put("longitude", longitude);
        } else {
            other(Column.LATITUDE);
            other(Column.LONGITUDE);
        }
        String priority = value(Column.PRIORITY);
        if (priority != null && priority.matches("[1-5]")) {
            fields.put("priority", Integer.parseInt(priority));
        } else {
            other(Column.PRIORITY);
        }
        String featured = value(Column.FEATURED);
        if (featured != null && (CsvWords.isYes(featured) || CsvWords.isNo(featured))) {
            fields.put("featured", CsvWords.isYes(featured));
        } else {
            other(Column.FEATURED);
        }
    }

    private Double number(Column column, double most) {
        try {
            String value = value(column);
            Double number = value == null ? null : Double.valueOf(value.replace(',', '.'));
            return number == null || !(Math.abs(number) <= most) ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void access() {
        String word = value(Column.ACCESS);
        if (word == null) {
            return;
        }
        article.audience(word.strip(), CsvWords.access(word));
    }

    /** Columns that no article has, and second columns of one meaning. */
    private void others() {
        for (int place : header.others()) {
            other(place);
        }
        header.known().forEach((column, places) -> {
            if (Stream.of(Column.AUTHORS, Column.TAGS, Column.SECTION, Column.SECTIONS, Column.ALIASES)
                    .noneMatch(column::equals)) {
                boolean taken = false;
                for (int place : places) {
                    if (taken) {
                        other(place);
                    }
                    taken |= at(place) != null;
                }
            }
        });
        if (article.fields().get("body").has("html")
                || article.fields().get("body").has("markdown")) {
            // One form of the body comes along; the others are the same text.
            unlessSame(Column.TEXT);
            unlessSame(Column.MARKDOWN);
            unlessSame(Column.BODY);
        }
    }

    private void unlessSame(Column column) {
        String value = value(column);
        if (value != null
                && article.fields().get("body").findValuesAsText("html").stream()
                        .noneMatch(value::equals)
                && article.fields().get("body").findValuesAsText("markdown").stream()
                        .noneMatch(value::equals)) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out “" + nameOf(column) + "”, since another column has the body in a richer form");
        }
    }

    private void other(Column column) {
        List<Integer> places = header.known().getOrDefault(column, List.of());
        if (!places.isEmpty()) {
            other(places.get(0));
        }
    }

    private void other(int place) {
        String value = at(place);
        if (value == null) {
            return;
        }
        String name = header.names().get(place).strip();
        if (name.isEmpty()) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out column " + (place + 1) + ", which has no name: “" + Fitting.shortened(value) + "”");
        } else if (name.matches("(?i)extra\\..+")) {
            Fitting.object(article.fields(), "extra").put(name.substring("extra.".length()), value);
        } else {
            article.other(name, JsonNodeFactory.instance.textNode(value));
        }
    }

    private String nameOf(Column column) {
        return header.names().get(header.known().get(column).get(0)).strip();
    }

    private String first(Column... columns) {
        return Arrays.stream(columns)
                .map(this::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The first value among the columns of one meaning; null if all are blank. */
    private String value(Column column) {
        return value(column, 0);
    }

    private String value(Column column, int index) {
        return values(column).stream().skip(index).findFirst().orElse(null);
    }

    private List<String> values(Column column) {
        return header.known().getOrDefault(column, List.of()).stream()
                .map(this::at)
                .filter(Objects::nonNull)
                .toList();
    }

    private String at(int place) {
        String value = place < row.size() ? row.get(place) : "";
        return value.isBlank() || NOTHING.contains(value) ? null : value;
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
