package org.broadsheet.summary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadsheet.body.Body;
import org.broadsheet.body.BodyDraft;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.workingcopy.PreparedContent;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.broadsheet.request.Language;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WarningCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A summary as a newsroom sends it, with articles as slugs. */
@Schema(
        name = SummaryDraft.SCHEMA,
        description =
                "A summary as editors send it. Fields set by the program (id, version …) may be sent back unchanged.")
@Kept(
        by = EditorialSummary.class,
        passing = {"workingCopy", "warnings"})
public record SummaryDraft(
        @Schema(description = "Its name in paths. If absent: made from the headline on creation, later unchanged.")
        @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "The section's slug.") @NotNull @Pattern(regexp = Slugs.PATTERN)
        String section,

        @Schema(description = "Plain text.") @NotNull @Size(min = 1, max = HEADLINE_LENGTH)
        String headline,

        @Schema(description = "BCP 47; `en` if absent.") @Language @Size(min = 1, max = LANGUAGE_LENGTH)
        String language,

        @Schema(description = "The body, in one of four forms.", ref = BodyDraft.SCHEMA) @NotNull
        Body body,

        @Schema(description = "The first day that it covers.")
        LocalDate periodStart,

        @Schema(description = "The last day that it covers.")
        LocalDate periodEnd,

        @Schema(description = "When it becomes public; may be in the future.") @NotNull
        Instant publishedAt,

        @Schema(
                description = "When it last changed, for readers. If absent or unchanged: `publishedAt` for a new one,"
                        + " else the time of the write.")
        Instant updatedAt,

        @Schema(description = "Slugs of the articles that it covers, in order.", uniqueItems = true)
        @Size(max = MAX_ARTICLES)
        List<@Pattern(regexp = Slugs.PATTERN) String> articles)
        implements PreparedContent {

    public static final String SCHEMA = "SummaryInput";
    public static final int HEADLINE_LENGTH = 500;
    public static final int LANGUAGE_LENGTH = 100;
    public static final int MAX_ARTICLES = 100;

    public SummaryDraft {
        language = language == null ? "en" : language;
        articles = articles == null ? List.of() : List.copyOf(articles);
    }

    @Override
    public void check(JsonInput input) {
        if (periodStart != null && periodEnd != null && periodEnd.isBefore(periodStart)) {
            input.fault("periodEnd", "Must not be before periodStart");
        }
        if (body != null && body.hasPaywall()) {
            input.fault(
                    "body",
                    "Has the mark of a paywall, from which the text is for those with access only; a summary is for everybody");
        }
        if (body != null && body.blocks().isEmpty()) {
            input.lost("body", WarningCode.BODY_EMPTY, "There is nothing to read in the body");
        }
    }

    /** A copy with another slug. */
    public SummaryDraft named(String other) {
        return new SummaryDraft(
                other, section, headline, language, body, periodStart, periodEnd, publishedAt, updatedAt, articles);
    }

    /** A copy that refers to the same things by other names. */
    SummaryDraft renamed(String otherSection, Body otherBody, List<String> otherArticles) {
        return new SummaryDraft(
                slug,
                otherSection,
                headline,
                language,
                otherBody,
                periodStart,
                periodEnd,
                publishedAt,
                updatedAt,
                otherArticles);
    }

    /** A copy with the images of its body replaced. */
    SummaryDraft mapImages(UnaryOperator<Image> image) {
        return renamed(section, body.mapImages(image), articles);
    }

    /** A copy that becomes public at another time. */
    SummaryDraft published(Instant at) {
        return new SummaryDraft(slug, section, headline, language, body, periodStart, periodEnd, at, at, articles);
    }

    /** A copy with another time of its last change. */
    public SummaryDraft updated(Instant at) {
        return new SummaryDraft(
                slug, section, headline, language, body, periodStart, periodEnd, publishedAt, at, articles);
    }

    /** Every image in it, by the pointers at which they were sent. */
    public Map<String, Image> imagesByPointer() {
        Map<String, Image> images = new LinkedHashMap<>();
        body.images().forEach((pointer, image) -> images.put("/body/blocks" + pointer, image));
        return images;
    }

    /** The slugs of all articles that must exist before it can be stored. */
    public Set<String> articleReferences() {
        Set<String> all = new LinkedHashSet<>(articles);
        all.addAll(body.references());
        return all;
    }
}
