package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.body.Body;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageInput;
import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.JsonInput;

/**
 * An article as a newsroom sends it: names, not ids. Everything in it is well formed; whether the names stand for
 * something is for {@link ArticleStore} to see.
 *
 * @param externalId the sender's own id, at most 200 characters; may be null
 * @param headline plain text, at most 500 characters
 * @param standfirst plain text, at most 2,000 characters; may be null
 * @param section the section's slug
 * @param tags slugs, at most 50
 * @param authors slugs, at most 20, in the byline's order
 * @param status {@code draft}, {@code published} or {@code withdrawn}
 * @param publishedAt may lie ahead; null for what is not published
 * @param updatedAt not before publishedAt; the same where it was not sent; may be null for what is not published
 * @param embargoUntil hides a published article until then; may be null
 * @param body its references are slugs
 * @param related slugs of articles chosen by the editor, at most 50, in order
 * @param translationGroup what it shares with its translations, at most 200 characters; may be null
 */
public record ArticleDraft(
        String slug,
        String externalId,
        String headline,
        String standfirst,
        String section,
        List<String> tags,
        List<String> authors,
        String language,
        String status,
        Instant publishedAt,
        Instant updatedAt,
        Instant embargoUntil,
        Image leadImage,
        Body body,
        List<String> related,
        String translationGroup,
        List<NoticeDraft> notices) {

    public static final int HEADLINE_LENGTH = 500;
    public static final int STANDFIRST_LENGTH = 2_000;
    public static final int MAX_TAGS = 50;
    public static final int MAX_AUTHORS = 20;
    public static final int MAX_RELATED = 50;
    public static final int MAX_NOTICES = 100;
    public static final int KEY_LENGTH = 200;

    static final List<String> STATUSES = List.of("draft", "published", "withdrawn");

    /** Reads an article; faults are left with the input, what was dropped from its texts is added to the list. */
    public static ArticleDraft read(JsonInput input, BodyInput bodies, List<Dropped> dropped) {
        String slug = input.requiredSlug("slug");
        String externalId = input.text("externalId", KEY_LENGTH).orElse(null);
        String headline = input.requiredText("headline", HEADLINE_LENGTH);
        String standfirst = input.text("standfirst", STANDFIRST_LENGTH).orElse(null);
        String section = input.requiredSlug("section");
        List<String> tags = input.slugs("tags", MAX_TAGS);
        List<String> authors = input.slugs("authors", MAX_AUTHORS);
        String language = input.language("language").orElse("en");
        String status = input.choice("status", STATUSES).orElse("draft");
        Instant publishedAt = input.instant("publishedAt").orElse(null);
        Instant updatedAt = input.instant("updatedAt").orElse(publishedAt);
        Instant embargoUntil = input.instant("embargoUntil").orElse(null);
        if (status.equals("published")
                && publishedAt == null
                && input.node("publishedAt").isEmpty()) {
            input.fault("publishedAt", "Is required for a published article");
        }
        if (publishedAt != null && updatedAt.isBefore(publishedAt)) {
            input.fault("updatedAt", "Lies before publishedAt");
        }
        Image leadImage = input.object("leadImage")
                .map(image -> ImageInput.read(image, dropped))
                .orElse(null);
        Body body = bodies.read(input, dropped);
        List<String> related = input.slugs("related", MAX_RELATED);
        if (related.contains(slug)) {
            input.fault("related", "Names the article itself");
        }
        String translationGroup = input.text("translationGroup", KEY_LENGTH).orElse(null);
        return new ArticleDraft(
                slug,
                externalId,
                headline,
                standfirst,
                section,
                tags,
                authors,
                language,
                status,
                publishedAt,
                updatedAt,
                embargoUntil,
                leadImage,
                body,
                related,
                translationGroup,
                notices(input, dropped));
    }

    private static List<NoticeDraft> notices(JsonInput input, List<Dropped> dropped) {
        List<NoticeDraft> notices = new ArrayList<>();
        List<JsonNode> nodes = input.list("notices", MAX_NOTICES);
        for (int i = 0; i < nodes.size(); i++) {
            notices.add(NoticeDraft.read(input.element("notices", i, nodes.get(i)), dropped));
        }
        return notices;
    }

    /** The slugs of all other articles that must exist for it. */
    public Set<String> articleReferences() {
        Set<String> all = new LinkedHashSet<>(related);
        all.addAll(body.references());
        all.remove(slug);
        return all;
    }

    /** Whether the public can see it at this time, once stored; the rule is {@link org.broadsheet.delivery.Visibility}'s. */
    boolean isPublic(Instant now) {
        return status.equals("published")
                && !publishedAt.isAfter(now)
                && (embargoUntil == null || !embargoUntil.isAfter(now));
    }

    /** The same for equal drafts. */
    byte[] digest() {
        return ContentDigest.of(
                slug,
                externalId,
                headline,
                standfirst,
                section,
                tags,
                authors,
                language,
                status,
                publishedAt,
                updatedAt,
                embargoUntil,
                leadImage,
                body.toJson(),
                related,
                translationGroup,
                notices);
    }
}
