package org.broadsheet.archive.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Standing;
import org.broadsheet.archive.WrittenTime;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.jsoup.Jsoup;

/** An entry of a feed, in the words that all feeds share, and what becomes of it. */
final class FeedEntry {

    private static final int SHORT_TITLE = 80;
    private static final int SAME = 60;

    private static final Pattern BEGINNING = Pattern.compile(
            "(?s).*(?:\\[\\s*(?:…|\\.{3}|&hellip;)\\s*\\]|…|\\.{3}|(?:Read more|Continue reading|Read the rest|Weiterlesen|Lire la suite|Leer más)\\b.{0,200})\\s*",
            Pattern.CASE_INSENSITIVE);
    /** What WordPress's Yoast puts at the end of each text of a feed. */
    private static final Pattern APPEARED = Pattern.compile(
            "(?s)<p>The post <a [^>]*>.{0,1000}?</a> (?:first )?appeared first on <a .{0,1000}?</a>\\.</p>\\s*$");

    String key;
    String title;
    String summary;
    String content;
    boolean contentIsText;
    String base;
    final Set<String> addresses = new LinkedHashSet<>();
    String canonical;
    String published;
    String updated;
    String language;
    String rights;
    String licence;
    String providerName;
    String providerUrl;
    String place;
    Double latitude;
    Double longitude;
    String image;
    String imageAlt;
    String imageCaption;
    String imageCredit;
    String mediaUrl;
    String mediaType;
    String status = "";
    Standing standing = Standing.PUBLISHED;
    final List<ArchivePerson> people = new ArrayList<>();
    final Set<ArchiveTerm> terms = new LinkedHashSet<>();
    final Map<String, JsonNode> others = new LinkedHashMap<>();
    final List<ContentLoss> losses = new ArrayList<>();

    void lost(WarningCode code, String detail) {
        losses.add(new ContentLoss("", code, detail));
    }

    /** The article that it becomes, or why it does not. */
    ArchiveItem item(FeedFacts feed) {
        String headline = title == null ? "" : Fitting.plain(title).strip();
        boolean made = headline.isEmpty();
        if (made) {
            headline = beginning(content != null ? content : summary == null ? "" : summary);
        }
        String named = addresses.stream().findFirst().orElse(key);
        if (headline.isEmpty()) {
            return new ArchiveItem.LeftOut(
                    "entry " + (named == null ? "without a name" : named),
                    WarningCode.ITEM_LEFT_OUT,
                    "The entry has neither a title nor a text");
        }
        ArchiveArticle article = new ArchiveArticle(
                "entry “" + Fitting.shortened(headline) + "”",
                Fitting.key(
                        key != null
                                ? key
                                : named != null ? named : headline + (published == null ? "" : " " + published)));
        losses.forEach(loss -> article.lost(loss.code(), loss.detail()));
        if (made) {
            article.lost(WarningCode.VALUE_CHANGED, "Has no title; its first words became the headline");
        }
        ObjectNode fields = article.fields();
        Fitting.line(article, fields, "headline", headline, Fitting.HEADLINE);
        texts(article, fields);
        addresses.forEach(article::address);
        Fitting.address(article, fields, "canonicalUrl", canonical);
        times(article, feed);
        Fitting.language(article, language);
        people(article, feed);
        terms.forEach(article::term);
        Fitting.leadImage(article, image, imageAlt, imageCaption, imageCredit);
        media(article, fields);
        origin(article, fields);
        others.forEach(article::other);
        return article;
    }

    private static String beginning(String html) {
        String text = Jsoup.parseBodyFragment(html).body().text().strip();
        if (text.length() <= SHORT_TITLE) {
            return text;
        }
        int end = text.lastIndexOf(' ', SHORT_TITLE);
        return text.substring(0, end < SHORT_TITLE / 2 ? SHORT_TITLE : end) + "…";
    }

    private void texts(ArchiveArticle article, ObjectNode fields) {
        String body = stripped(article, content);
        String other = stripped(article, summary);
        boolean text = contentIsText;
        if (body == null || body.isBlank() || other != null && other.length() > 2 * body.length() && isLong(other)) {
            // Some feeds have the whole text as the description and the beginning as the content.
            String longer = other == null ? "" : other;
            other = body == null || body.isBlank() ? null : body;
            text = !Fitting.isMarkup(longer);
            body = longer;
        }
        String plainBody = text ? body : Jsoup.parseBodyFragment(body).body().text();
        ObjectNode written = fields.putObject("body");
        written.put(text ? "text" : "html", body);
        String from = base != null ? base : addresses.stream().findFirst().orElse(null);
        if (!text && Fitting.isWeb(from)) {
            written.put("base", from.strip());
        }
        if (BEGINNING.matcher(end(plainBody)).matches()) {
            article.lost(
                    WarningCode.CONTENT_CHANGED,
                    "The feed has only the beginning of the text, which ends with “"
                            + Fitting.shortened(tail(plainBody)) + "”; have the site put whole texts into its feed");
        }
        if (other != null && !isBeginningOf(other, plainBody)) {
            Fitting.standfirst(article, other);
        }
    }

    private static boolean isLong(String text) {
        return text.length() > 1_000;
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 400));
    }

    private static String tail(String text) {
        String end = text.strip();
        return end.substring(Math.max(0, end.length() - 20));
    }

    private static String stripped(ArchiveArticle article, String html) {
        if (html == null) {
            return null;
        }
        String without = APPEARED.matcher(html).replaceFirst("");
        if (without.length() < html.length()) {
            article.lost(WarningCode.MARKUP_IGNORED, "Left out the feed's line “The post … appeared first on …”");
        }
        return without.isBlank() ? null : without;
    }

    /** Whether a summary is nothing but the beginning of the text, as programs make it. */
    private static boolean isBeginningOf(String summary, String body) {
        String words = squeezed(Fitting.plain(summary))
                .replaceFirst("(?:\\[\\s*)?(?:…|\\.{3})(?:\\s*\\])?$", "")
                .strip();
        String whole = squeezed(body);
        return whole.startsWith(words)
                || BEGINNING.matcher(end(summary)).matches()
                        && words.length() > SAME
                        && whole.startsWith(words.substring(0, SAME));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private void times(ArchiveArticle article, FeedFacts feed) {
        Optional<Instant> from = time(article, published);
        Optional<Instant> changed = time(article, updated);
        article.updated(changed.orElse(null));
        if (from.isEmpty() && standing == Standing.PUBLISHED) {
            Instant instead = changed.orElse(feed.builtAt());
            if (instead != null) {
                article.lost(
                        WarningCode.VALUE_CHANGED,
                        "Has no time of publication that can be read; " + instead + ", "
                                + (changed.isPresent() ? "its last change" : "the feed's own time")
                                + ", is taken instead");
                from = Optional.of(instead);
            } else {
                standing = Standing.DRAFT;
                article.lost(
                        WarningCode.KEPT_AS_DRAFT,
                        "Neither it nor the feed has a time that can be read; it becomes a draft");
            }
        }
        article.published(from.orElse(null));
        article.status(status, standing);
    }

    private static Optional<Instant> time(ArchiveArticle article, String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        Optional<Instant> time = WrittenTime.instant(written);
        if (time.isEmpty()) {
            article.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Left out the time “" + Fitting.shortened(written) + "”, which cannot be read");
        }
        return time;
    }

    private void people(ArchiveArticle article, FeedFacts feed) {
        Set<String> named = new LinkedHashSet<>();
        List<ArchivePerson> all = new ArrayList<>(people);
        if (all.stream().noneMatch(person -> person.role() == null)) {
            all.addAll(0, feed.people);
        }
        for (ArchivePerson person : all) {
            if (named.add(person.name() + " " + person.role())) {
                article.person(person);
            }
        }
    }

    private void media(ArchiveArticle article, ObjectNode fields) {
        if (mediaUrl == null) {
            return;
        }
        String kind = mediaType != null && mediaType.startsWith("video/") ? "video" : "audio";
        if (!Fitting.isWeb(mediaUrl)) {
            article.lost(
                    WarningCode.EMBED_REMOVED,
                    "Left out the enclosure “" + Fitting.shortened(mediaUrl) + "”, which is no http or https address");
            return;
        }
        ObjectNode media = fields.putObject("leadMedia").put("type", kind).put("url", mediaUrl);
        if (mediaType != null && mediaType.matches("[a-z]+/[A-Za-z0-9.+_-]{1,90}")) {
            media.put("mediaType", mediaType);
        }
    }

    private void origin(ArchiveArticle article, ObjectNode fields) {
        if (providerName != null && Fitting.plain(providerName).length() > 0) {
            ObjectNode provider = fields.putObject("provider");
            Fitting.lineOfHtml(article, provider, "name", providerName, 200);
            if (!provider.has("name")) {
                fields.remove("provider");
            } else {
                Fitting.address(article, provider, "url", providerUrl);
            }
        }
        if (rights != null) {
            Fitting.lineOfHtml(article, Fitting.object(fields, "rights"), "copyright", rights, 500);
        }
        if (Fitting.isWeb(licence)) {
            Fitting.object(fields, "rights").put("license", licence.strip());
        }
        boolean onEarth =
                latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        if (place != null || onEarth) {
            ObjectNode where = fields.putObject("place");
            Fitting.line(article, where, "name", place == null ? latitude + ", " + longitude : place, 200);
            if (onEarth) {
                where.put("latitude", latitude).put("longitude", longitude);
            }
        }
    }
}
