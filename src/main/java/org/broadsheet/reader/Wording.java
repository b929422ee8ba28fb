package org.broadsheet.reader;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.TemplateExtension;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.Access;
import org.broadsheet.article.ArticleAuthor;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Contributor;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.article.Teaser;
import org.broadsheet.author.AuthorLink;
import org.broadsheet.body.HtmlWriter;
import org.broadsheet.body.Image;
import org.broadsheet.body.Rights;
import org.broadsheet.feed.DigitalSource;
import org.broadsheet.list.Page;
import org.broadsheet.summary.SummaryView;
import org.broadsheet.tag.TagRef;

/**
 * How pages say things: dates, durations and names in the language of the text that they belong to, days in UTC.
 * Templates call these as if they were methods of their first parameter.
 */
@TemplateExtension
public final class Wording {

    private static final Map<String, String> NOTICES = Map.of(
            "correction", "Correction",
            "clarification", "Clarification",
            "editors-note", "Editors’ note",
            "update", "Update",
            "retraction", "Retraction");

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("(?<=\\d)[-–/](?=\\d)");

    private Wording() {}

    /** The direction in which a language is written: {@code ltr} or {@code rtl}. */
    public static String direction(String language) {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    /** A text whose scores and ranges, such as 17–12, stay on one line: a word joiner stands on both sides of the dash. */
    public static String unbroken(String text) {
        return BETWEEN_NUMBERS.matcher(text).replaceAll("\u2060$0\u2060");
    }

    /** A language's own name: Українська. */
    public static String ownName(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        String name = locale.getDisplayNameWithDialect(locale);
        return name.substring(0, 1).toUpperCase(locale.toLocale()) + name.substring(1);
    }

    /** 9 November 2026. */
    public static String day(Instant at, String language) {
        return format("yMMMMd", language).format(Date.from(at));
    }

    /** 9 Nov. */
    public static String shortDay(Instant at, String language) {
        return format("MMMd", language).format(Date.from(at));
    }

    /** Monday, 9 November 2026. */
    static String weekday(Instant at, String language) {
        return format("yMMMMEEEEd", language).format(Date.from(at));
    }

    private static DateFormat format(String skeleton, String language) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, variety(language));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    /** English without a country writes dates as most countries do. */
    private static ULocale variety(String language) {
        return language.equals("en") ? ULocale.UK : ULocale.forLanguageTag(language);
    }

    /** 16–22 November 2026; empty for a summary without a period. */
    public static String period(SummaryView summary) {
        if (summary.periodStart() == null || summary.periodEnd() == null) {
            return "";
        }
        DateIntervalFormat format = DateIntervalFormat.getInstance("yMMMMd", variety(summary.language()));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(new DateInterval(millis(summary.periodStart()), millis(summary.periodEnd())));
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** 3 min. */
    public static String minutes(int count, String language) {
        return MeasureFormat.getInstance(ULocale.forLanguageTag(language), MeasureFormat.FormatWidth.SHORT)
                .format(new Measure(count, MeasureUnit.MINUTE));
    }

    /** How many a list has: 1,000+ stories. */
    public static String stories(Page.Total total) {
        return count(total.value())
                + (total.relation().equals("gte") ? "+" : "")
                + (total.value() == 1 ? " story" : " stories");
    }

    /** 1 story, 12 stories. */
    public static String stories(long count) {
        return count(count) + (count == 1 ? " story" : " stories");
    }

    private static String count(long count) {
        return NumberFormat.getInstance(ULocale.ENGLISH).format(count);
    }

    /** Whether it was updated on a later day than it was published: the same day says nothing new. */
    public static boolean isUpdated(ArticleView article) {
        return day(article.updatedAt()).isAfter(day(article.publishedAt()));
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** A kind of notice in words. */
    public static String noticeKind(String kind) {
        return NOTICES.get(kind);
    }

    /** Whether a kind is worth saying: everything else is news. */
    public static boolean isSaid(ArticleKind kind) {
        return kind != ArticleKind.NEWS && kind != ArticleKind.SPONSORED;
    }

    /** Whether others pay for it. */
    public static boolean isSponsored(ArticleKind kind) {
        return kind == ArticleKind.SPONSORED;
    }

    /** Those who wrote it. */
    public static List<Contributor> writers(Teaser teaser) {
        return with(teaser.contributors(), ContributorRole.AUTHOR);
    }

    /** Those who wrote it. */
    public static List<Contributor> writers(ArticleView article) {
        return with(article.contributors(), ContributorRole.AUTHOR);
    }

    /** The same among those that have a page here, with what is said of them. */
    public static List<ArticleAuthor> writersWithPages(ArticleView article) {
        Set<String> slugs = writers(article).stream()
                .map(Contributor::slug)
                .filter(slug -> slug != null)
                .collect(Collectors.toSet());
        return article.authors().stream()
                .filter(author -> slugs.contains(author.slug()))
                .toList();
    }

    /** Those who did something else for it, by what they did. */
    public static List<Credit> credits(ArticleView article) {
        return List.of(ContributorRole.values()).stream()
                .filter(role -> role != ContributorRole.AUTHOR)
                .map(role -> new Credit(role.credit(), with(article.contributors(), role)))
                .filter(credit -> !credit.names().isEmpty())
                .toList();
    }

    /**
     * Some who did the same.
     *
     * @param words before their names
     */
    public record Credit(String words, List<Contributor> names) {}

    private static List<Contributor> with(List<Contributor> all, ContributorRole role) {
        return all.stream().filter(one -> one.role() == role).toList();
    }

    /** The first of a list. */
    public static <T> List<T> limited(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    /** A list without the first of it. */
    public static <T> List<T> after(List<T> all, int first) {
        return all.subList(Math.min(first, all.size()), all.size());
    }

    /** What a picture shows; empty text where nobody says it, since its file's name would be read aloud otherwise. */
    public static String words(Image image) {
        return image.alt() == null ? "" : image.alt();
    }

    /** Who made a picture, who owns it, and whether a machine made it. */
    public static List<String> smallPrint(Image image) {
        return Stream.of(
                        Optional.ofNullable(image.credit()),
                        Optional.ofNullable(image.rights()).map(Rights::copyright),
                        DigitalSource.notice(image))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A video, an audio or a gallery at the top, as safe HTML. */
    public static String leadMediaHtml(ArticleView article) {
        return HtmlWriter.write(List.of(article.leadMedia()), key -> Optional.empty());
    }

    /** For whom the rest of an article is. */
    public static String readers(Access access) {
        return switch (access) {
            case FREE -> "for everybody";
            case REGISTERED -> "for registered readers";
            case METERED -> "for readers with articles left this month";
            case SUBSCRIBERS -> "for subscribers";
        };
    }

    /** Whether readers are told of a machine. */
    public static boolean isDisclosed(ArticleView article) {
        return DigitalSource.notice(article.ai()).isPresent();
    }

    /** What they are told. */
    public static String disclosure(ArticleView article) {
        return DigitalSource.notice(article.ai()).orElse("");
    }

    /** What an address elsewhere is called. */
    public static String words(AuthorLink link) {
        String kind = link.kind();
        return kind.equals("other") || kind.equals("site")
                ? URI.create(link.url()).getHost()
                : kind;
    }

    /** Why a related story is shown. */
    public static String because(Teaser teaser) {
        if (teaser.reason() == null) {
            return "";
        }
        return switch (teaser.reason()) {
            case EDITOR -> "Chosen by the editor";
            case SHARED_TAGS ->
                "Also about " + teaser.sharedTags().stream().map(TagRef::name).collect(Collectors.joining(", "));
            case SAME_SECTION -> "More from " + teaser.section().name();
        };
    }

    /** A fragment of a text, marked as such where it begins or ends in the middle of a sentence. Safe HTML. */
    public static String fragment(Teaser.Highlight highlight) {
        String text = highlight.body().strip();
        String first = text.replaceFirst("^(<mark>)?[“‘«\"'(]*", "");
        boolean begins = first.isEmpty() || Character.isUpperCase(first.codePointAt(0)) || text.startsWith("…");
        boolean ends = text.matches("(?s).*[.!?…][”’»\"')]*(</mark>)?");
        return (begins ? "" : "… ") + text + (ends ? "" : " …");
    }
}
