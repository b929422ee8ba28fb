package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Standing;
import org.broadsheet.request.WarningCode;

/**
 * One text of an agency, while it is read. Each text field keeps the first value that it is given, so that readers ask the
 * best source first. What makes it less public always wins: it is public only if nothing spoke against it.
 */
final class WireStory {

    private static final int LONGEST_KEY = 200;
    private static final int LOWEST_PRIORITY = 5;
    private static final int LEAST_URGENT = 8;

    private record Loss(WarningCode code, String detail) {}

    private final String id;
    private final String place;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final ObjectNode rights = JsonNodeFactory.instance.objectNode();
    private final WireTerms terms = new WireTerms();
    private final List<ArchivePerson> people = new ArrayList<>();
    private final List<WirePicture> pictures = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final Map<String, JsonNode> others = new LinkedHashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private String slug;
    private String slugline;
    private String title;
    private String html = "";
    private String status = "usable";
    private Standing standing = Standing.PUBLISHED;
    private Instant published;
    private Instant updated;
    private Instant embargo;
    private Instant expires;
    private String leadMedia;

    /**
     * A story without anything.
     *
     * @param id the sender's own; null or blank if it has none
     * @param place where it is in the archive, for people, if it has no name
     */
    WireStory(String id, String place) {
        this.id = id == null || id.isBlank() ? null : id.strip();
        this.place = place;
    }

    WireTerms terms() {
        return terms;
    }

    /** Sets a field of plain text, unless it has a value. What is longer than the field may be is cut, and said. */
    WireStory text(String field, String value, int longest) {
        String words = WireText.plain(value);
        if (words != null && !fields.has(field)) {
            fields.put(field, cut(field, words, longest));
        }
        return this;
    }

    WireStory headline(String value) {
        return text("headline", value, 500);
    }

    WireStory standfirst(String value) {
        return fields.has("standfirstHtml") ? this : text("standfirst", value, 2_000);
    }

    /** Sets the standfirst from HTML. */
    WireStory standfirstHtml(String value) {
        if (value == null || fields.has("standfirst") || fields.has("standfirstHtml")) {
            return this;
        }
        String inline = WireText.inline(value);
        if (inline != null && inline.length() <= 10_000) {
            fields.put("standfirstHtml", inline);
            return this;
        }
        return standfirst(value);
    }

    boolean hasStandfirst() {
        return fields.has("standfirst") || fields.has("standfirstHtml");
    }

    /** The words of its standfirst; null if it has none. */
    String standfirstWords() {
        return has("standfirst") ? value("standfirst") : WireText.plain(value("standfirstHtml"));
    }

    /** Whether a time is over by the time of its last version, for what belongs to it and has an embargo of its own. */
    boolean isAfter(Instant time) {
        return updated != null && !updated.isBefore(time);
    }

    WireStory byline(String value) {
        return text("byline", value, 300);
    }

    /** The line's place and date, without the dash that leads over to the text. */
    WireStory dateline(String value) {
        String words = WireText.plain(value);
        return words == null ? this : text("dateline", words.replaceFirst("\\s*[-–—]+$", ""), 200);
    }

    /** Where it was written: its dateline, if it has none that says so. */
    WireStory located(String value) {
        String words = WireText.plain(value);
        if (words == null || !has("dateline")) {
            return dateline(words);
        }
        String line = value("dateline").toLowerCase(Locale.ROOT);
        return line.contains(words.toLowerCase(Locale.ROOT)) ? this : other("located", words);
    }

    boolean has(String field) {
        return fields.has(field);
    }

    String value(String field) {
        return fields.path(field).asText(null);
    }

    /** What it is called where it has no headline. */
    WireStory title(String value) {
        title = title == null ? WireText.plain(value) : title;
        return this;
    }

    WireStory slugline(String value) {
        slugline = slugline == null ? WireText.plain(value) : slugline;
        return this;
    }

    WireStory slug(String value) {
        slug = value;
        return this;
    }

    WireStory address(String value) {
        addresses.add(value);
        return this;
    }

    /** The language, in BCP 47; an underscore is read as the hyphen that it stands for. */
    WireStory language(String value) {
        if (value == null || value.isBlank() || fields.has("language")) {
            return this;
        }
        String tag = value.strip().replace('_', '-');
        if (tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            fields.put("language", tag);
        } else {
            lost(WarningCode.FIELD_LEFT_OUT, "The language “" + tag + "” is no language tag");
        }
        return this;
    }

    WireStory body(String value) {
        html = value == null ? "" : value;
        return this;
    }

    String body() {
        return html;
    }

    /**
     * Its status.
     *
     * @param word usable, withheld or canceled; what is none of them is hidden
     */
    WireStory status(String word) {
        if (word == null || word.isBlank()) {
            return this;
        }
        String last = word.strip().toLowerCase(Locale.ROOT).replaceFirst("^.*[:/]", "");
        return switch (last) {
            case "usable" -> this;
            case "canceled", "cancelled" -> standing("canceled", Standing.WITHDRAWN);
            case "withheld" -> standing("withheld", Standing.HIDDEN);
            default -> hidden(last, "It has the status “" + last + "”, which is none that may be published");
        };
    }

    private WireStory standing(String word, Standing what) {
        if (standing != Standing.WITHDRAWN) {
            status = word;
            standing = what;
        }
        return this;
    }

    /** Keeps it from the public. The reason is told unless it is not public anyway. */
    WireStory hidden(String word, String reason) {
        if (standing == Standing.PUBLISHED) {
            status = word;
            standing = Standing.HIDDEN;
            lost(WarningCode.KEPT_AS_DRAFT, reason);
        }
        return this;
    }

    WireStory published(Instant time) {
        published = published == null ? time : published;
        return this;
    }

    WireStory updated(Instant time) {
        updated = updated == null ? time : updated;
        return this;
    }

    /** Until when it is embargoed. A text that is no time is an embargo without an end. */
    WireStory embargo(String text) {
        Instant time = WireTimes.parse(text).orElse(null);
        if (time == null) {
            return hidden("embargoed", "It is under an embargo without a time at which it ends");
        }
        embargo = embargo == null || time.isAfter(embargo) ? time : embargo;
        return this;
    }

    WireStory expires(String text) {
        if (text != null && !text.isBlank()) {
            expires = WireTimes.parse(text).orElse(null);
            if (expires == null) {
                lost(WarningCode.FIELD_LEFT_OUT, "Its end, “" + text + "”, is no time");
            }
        }
        return this;
    }

    /** The urgency, of which 1 to 4 are priorities of the same number, and 5 to 8 are priority 5. */
    WireStory urgency(String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String number = text.strip();
        if (number.matches("[1-" + LEAST_URGENT + "]")) {
            fields.put("priority", Math.min(LOWEST_PRIORITY, Integer.parseInt(number)));
            return this;
        }
        return other("urgency", number);
    }

    /** The kind by a genre, unless it has one. False if the genre says nothing about it. */
    boolean kind(String genre) {
        if (WireKind.isPressRelease(genre)) {
            providerKind("press-release");
            return true;
        }
        return WireKind.of(genre)
                .map(kind -> {
                    if (!fields.has("kind")) {
                        fields.put("kind", kind);
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Who it comes from, unless that is known. */
    WireStory provider(String name, String url, String kind) {
        String words = WireText.plain(name);
        ObjectNode provider = provider();
        if (words == null || provider.has("name")) {
            return this;
        }
        provider.put("name", cut("provider", words, 200));
        if (url != null && url.matches("https?://\\S{1,1990}")) {
            provider.put("url", url);
        }
        return kind == null ? this : providerKind(kind);
    }

    /** Who it comes from, if that is known; else null. */
    String providerName() {
        return fields.path("provider").path("name").asText(null);
    }

    private WireStory providerKind(String kind) {
        if (!provider().has("kind")) {
            provider().put("kind", kind);
        }
        return this;
    }

    private ObjectNode provider() {
        return fields.withObjectProperty("provider");
    }

    WireStory right(String field, String value, int longest) {
        String words = WireText.plain(value);
        if (words != null && !rights.has(field)) {
            rights.put(field, cut(field, words, longest));
        }
        return this;
    }

    WireStory copyright(String value) {
        return right("copyright", value, 500);
    }

    WireStory usageTerms(String value) {
        return right("usageTerms", value, 1_000);
    }

    /** Its licence, if it is an address. */
    WireStory license(String value) {
        if (value != null && value.matches("https?://\\S{1,1990}")) {
            right("license", value, 2_000);
        }
        return this;
    }

    WireStory rightsExpire(String text) {
        WireTimes.parse(text).ifPresent(time -> rights.put("expires", time.toString()));
        return this;
    }

    /** How it was made, as a code of the IPTC's digital source types. False if it is none about texts of machines. */
    boolean source(String code) {
        String use =
                switch (code == null ? "" : code.replaceFirst("^.*[:/]", "")) {
                    case "trainedAlgorithmicMedia" -> "generated";
                    case "compositeWithTrainedAlgorithmicMedia" -> "assisted";
                    case "humanEdits", "digitalCreation" -> "";
                    default -> null;
                };
        if (use != null && !use.isEmpty()) {
            fields.withObjectProperty("ai").put("use", use);
        }
        return use != null;
    }

    WireStory happened(String name, Double latitude, Double longitude) {
        String words = WireText.plain(name);
        if (words == null || fields.has("place")) {
            return this;
        }
        ObjectNode where = fields.putObject("place").put("name", cut("place", words, 200));
        if (latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            where.put("latitude", latitude).put("longitude", longitude);
        }
        return this;
    }

    WireStory canonical(String value) {
        if (value != null && value.matches("https?://\\S{1,1990}")) {
            fields.put("canonicalUrl", value);
        }
        return this;
    }

    WireStory person(ArchivePerson person) {
        boolean known = people.stream().anyMatch(one -> one.name().equalsIgnoreCase(person.name()));
        if (!known && person.name().length() <= 200) {
            people.add(person);
        }
        return this;
    }

    WireStory picture(WirePicture picture) {
        pictures.add(picture);
        return this;
    }

    WireStory leadMedia(String key) {
        leadMedia = leadMedia == null ? key : leadMedia;
        return this;
    }

    boolean hasPictures() {
        return leadMedia != null || !pictures.isEmpty();
    }

    WireStory other(String name, JsonNode value) {
        others.merge(name, value, (one, more) -> {
            if (one.equals(more)) {
                return one;
            }
            var both = JsonNodeFactory.instance.arrayNode();
            if (one.isArray()) {
                one.forEach(both::add);
            } else {
                both.add(one);
            }
            return both.add(more);
        });
        return this;
    }

    WireStory other(String name, String value) {
        String words = value == null ? null : value.strip();
        return words == null || words.isEmpty() ? this : other(name, TextNode.valueOf(words));
    }

    WireStory lost(WarningCode code, String detail) {
        losses.add(new Loss(code, detail));
        return this;
    }

    private String cut(String field, String words, int longest) {
        if (words.length() <= longest) {
            return words;
        }
        lost(
                WarningCode.CONTENT_REMOVED,
                "Its " + field + " is longer than " + longest + " characters, and was cut there");
        return words.substring(0, longest - 1).strip() + "…";
    }

    /** The article, or why there is none. */
    ArchiveItem build() {
        settleHeadline();
        if (!fields.has("headline")) {
            return new ArchiveItem.LeftOut(
                    id == null ? place : id,
                    WarningCode.ITEM_LEFT_OUT,
                    "It has neither a headline nor a text, so there is nothing to publish");
        }
        settleTimes();
        settleByline();
        placePictures();
        settleBody();
        ArchiveArticle article = new ArchiveArticle(where(), key());
        article.fields().setAll(fields);
        if (fields.path("provider").isObject() && !fields.path("provider").has("name")) {
            article.fields().remove("provider");
        }
        if (!rights.isEmpty()) {
            article.fields().set("rights", rights);
        }
        article.fields().putObject("body").put("html", html);
        article.slug(slug)
                .status(status, standing)
                .published(published)
                .updated(updated)
                .leadMedia(leadMedia);
        addresses.forEach(article::address);
        terms.giveTo(article);
        people.forEach(article::person);
        if (slugline != null && !slugline.equals(slug) && !slugline.equals(value("headline"))) {
            article.other("slugline", TextNode.valueOf(slugline));
        }
        others.forEach(article::other);
        losses.forEach(loss -> article.lost(loss.code(), loss.detail()));
        return article;
    }

    private void settleHeadline() {
        if (fields.has("headline")) {
            return;
        }
        String words = WireText.plain(html);
        String instead = title != null ? title : slugline;
        if (instead == null && words != null) {
            instead = words.length() <= 100 ? words : words.substring(0, 99).strip() + "…";
        }
        if (instead == null && standing == Standing.WITHDRAWN && id != null) {
            instead = "Canceled by its sender";
        }
        if (instead != null) {
            lost(WarningCode.CONTENT_CHANGED, "It has no headline; “" + instead + "” stands in for it");
            headline(instead);
        }
    }

    /** A byline that is the names of the authors and no more is made of them anyway. */
    private void settleByline() {
        String rest = value("byline");
        if (rest == null || people.isEmpty()) {
            return;
        }
        for (ArchivePerson person : people) {
            rest = rest.replace(person.name(), "");
        }
        if (rest.replaceAll("\\b(and|und|et|y|e|og|och|en)\\b|[,&\\s]", "").isEmpty()) {
            fields.remove("byline");
        }
    }

    private void settleTimes() {
        published = published == null ? updated : published;
        if (published == null) {
            hidden("undated", "It has no date, and is not published without one");
        } else if (updated != null && updated.isBefore(published)) {
            updated = null;
        }
        if (embargo != null) {
            fields.put("embargoUntil", embargo.toString());
        }
        if (expires == null) {
            return;
        }
        boolean before =
                published != null && !expires.isAfter(published) || embargo != null && !expires.isAfter(embargo);
        if (before) {
            hidden("expired", "Its time was over at " + expires + ", before it was published");
        } else {
            fields.put("expiresAt", expires.toString());
        }
    }

    /** The first picture that the text does not show is the lead; further ones follow the text. */
    private void placePictures() {
        StringBuilder further = new StringBuilder();
        int moved = 0;
        for (WirePicture picture : pictures) {
            if (html.contains(picture.url()) || html.contains(WireText.escape(picture.url()))) {
                continue;
            }
            if (!fields.has("leadImage") && leadMedia == null) {
                fields.set("leadImage", picture.image(this::cut));
            } else {
                further.append(picture.figure());
                moved++;
            }
        }
        if (moved > 0) {
            html += further;
            lost(
                    WarningCode.CONTENT_MOVED,
                    moved == 1
                            ? "A further picture, which the text does not place, follows it"
                            : moved + " further pictures, which the text does not place, follow it");
        }
    }

    /** A flash is a headline and no more. */
    private void settleBody() {
        boolean nothing = WireText.plain(html) == null && !html.contains("<img") && !html.contains("<iframe");
        boolean bare = !hasStandfirst() && !fields.has("leadImage") && leadMedia == null;
        if (nothing && bare && standing == Standing.PUBLISHED) {
            html = "<p>" + WireText.escape(value("headline")) + "</p>";
            lost(WarningCode.CONTENT_CHANGED, "It has no text; its headline stands in for it");
        }
    }

    private String key() {
        if (id == null) {
            lost(
                    WarningCode.VALUE_CHANGED,
                    "It has no id of its own, and is known by its headline and date: with another headline it is another"
                            + " article");
            return "digest:" + WireText.digest(value("headline"), String.valueOf(published));
        }
        return id.length() <= LONGEST_KEY ? id : "digest:" + WireText.digest(id);
    }

    private String where() {
        String name = "“" + value("headline") + "”";
        return id == null ? place + ", " + name : id + ", " + name;
    }
}
