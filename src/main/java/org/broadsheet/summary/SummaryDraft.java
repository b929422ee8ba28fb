package org.broadsheet.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.article.BodyInput;
import org.broadsheet.body.Body;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Excerpt;
import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.JsonInput;

/**
 * A summary as a newsroom sends it: names, not ids.
 *
 * @param section the section's slug
 * @param body its references are slugs
 * @param excerpt made from the body
 * @param articles the slugs of the articles that it covers, at most 100, in order
 */
public record SummaryDraft(
        String slug,
        String section,
        String headline,
        String language,
        Body body,
        Excerpt excerpt,
        LocalDate periodStart,
        LocalDate periodEnd,
        Instant publishedAt,
        Instant updatedAt,
        List<String> articles) {

    public static final int HEADLINE_LENGTH = 500;
    public static final int MAX_ARTICLES = 100;

    /** Reads a summary; faults are left with the input, what was dropped from the body is added to the list. */
    public static SummaryDraft read(JsonInput input, BodyInput bodies, List<Dropped> dropped) {
        String slug = input.requiredSlug("slug");
        String section = input.requiredSlug("section");
        String headline = input.requiredText("headline", HEADLINE_LENGTH);
        String language = input.language("language").orElse("en");
        Body body = bodies.read(input, dropped);
        LocalDate start = input.date("periodStart").orElse(null);
        LocalDate end = input.date("periodEnd").orElse(null);
        if (start != null && end != null && end.isBefore(start)) {
            input.fault("periodEnd", "Lies before periodStart");
        }
        Instant published = input.instant("publishedAt").orElse(null);
        if (published == null && input.node("publishedAt").isEmpty()) {
            input.fault("publishedAt", "Is required");
        }
        Instant updated = input.instant("updatedAt").orElse(published);
        List<String> articles = input.slugs("articles", MAX_ARTICLES);
        return new SummaryDraft(
                slug,
                section,
                headline,
                language,
                body,
                body.excerpt(language),
                start,
                end,
                published,
                updated,
                articles);
    }

    /** The same with another time of its last change. */
    SummaryDraft updated(Instant at) {
        return new SummaryDraft(
                slug, section, headline, language, body, excerpt, periodStart, periodEnd, publishedAt, at, articles);
    }

    /** The slugs of all articles that must exist for it. */
    public Set<String> articleReferences() {
        Set<String> all = new LinkedHashSet<>(articles);
        all.addAll(body.references());
        return all;
    }

    /** The same for equal drafts. */
    public byte[] digest() {
        return ContentDigest.of(
                slug,
                section,
                headline,
                language,
                body.toJson(),
                periodStart,
                periodEnd,
                publishedAt,
                updatedAt,
                articles);
    }
}
