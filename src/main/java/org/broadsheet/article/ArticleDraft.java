package org.broadsheet.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.body.Body;
import org.broadsheet.body.BodyFacts;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageInput;
import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.SlugMaker;

/**
 * An article as a newsroom sends it: names, not ids. Everything in it is well formed; whether the names stand for
 * something is for {@link ArticleStore} to see.
 *
 * @param source who sent it, a slug; null where there is no externalId
 * @param externalId the sender's own id, at most 200 characters; may be null
 * @param headline plain text, at most 500 characters
 * @param standfirst plain text, at most 2,000 characters; may be null
 * @param section the section's slug
 * @param tags slugs, at most 50
 * @param authors slugs, at most 20, in the byline's order
 * @param state its place in life
 * @param body its references are slugs
 * @param facts what a reader is told of the body
 * @param related slugs of articles chosen by the editor, at most 50, in order
 * @param translationGroup what it shares with its translations, at most 200 characters; may be null
 */
public record ArticleDraft(
        String slug,
        String source,
        String externalId,
        String headline,
        String standfirst,
        String section,
        List<String> tags,
        List<String> authors,
        String language,
        State state,
        Image leadImage,
        Body body,
        BodyFacts facts,
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

    /** Whose the external ids are in records that do not say it. */
    public static final String DEFAULT_SOURCE = "import";

    /**
     * Reads a sender's record, its state included. Faults are left with the input, what was dropped from its texts is
     * added to the list.
     */
    public static ArticleDraft read(JsonInput input, BodyInput bodies, List<Dropped> dropped) {
        return read(input, bodies, dropped, input.requiredSlug("slug"), State.read(input), notices(input, dropped));
    }

    /**
     * Reads what an editor writes: the content alone. A slug that is not given is made from the headline.
     *
     * @param state the stored article's, or a new one's
     */
    static ArticleDraft readContent(JsonInput input, BodyInput bodies, List<Dropped> dropped, State state) {
        String slug = input.slug("slug").orElse("");
        ArticleDraft draft = read(input, bodies, dropped, slug, state, List.of());
        boolean wanted = slug.isEmpty() && input.node("slug").isEmpty();
        return wanted ? draft.named(SlugMaker.of(draft.headline(), draft.language())) : draft;
    }

    private static ArticleDraft read(
            JsonInput input,
            BodyInput bodies,
            List<Dropped> dropped,
            String slug,
            State state,
            List<NoticeDraft> notices) {
        String externalId = input.text("externalId", KEY_LENGTH).orElse(null);
        String source = input.slug("source").orElse(null);
        if (source != null && externalId == null) {
            input.fault("source", "Goes with an externalId only");
        }
        String headline = input.requiredText("headline", HEADLINE_LENGTH);
        String standfirst = input.text("standfirst", STANDFIRST_LENGTH).orElse(null);
        String section = input.requiredSlug("section");
        List<String> tags = input.slugs("tags", MAX_TAGS);
        List<String> authors = input.slugs("authors", MAX_AUTHORS);
        String language = input.language("language").orElse("en");
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
                externalId == null || source != null ? source : DEFAULT_SOURCE,
                externalId,
                headline,
                standfirst,
                section,
                tags,
                authors,
                language,
                state,
                leadImage,
                body,
                BodyFacts.of(body, language),
                related,
                translationGroup,
                notices);
    }

    /** The same under another slug. */
    ArticleDraft named(String other) {
        return new ArticleDraft(
                other,
                source,
                externalId,
                headline,
                standfirst,
                section,
                tags,
                authors,
                language,
                state,
                leadImage,
                body,
                facts,
                related,
                translationGroup,
                notices);
    }

    /** The same at another point of its life. */
    ArticleDraft in(State other) {
        return new ArticleDraft(
                slug,
                source,
                externalId,
                headline,
                standfirst,
                section,
                tags,
                authors,
                language,
                other,
                leadImage,
                body,
                facts,
                related,
                translationGroup,
                notices);
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

    /** The same for equal drafts. */
    byte[] digest() {
        return ContentDigest.of(
                slug,
                source,
                externalId,
                headline,
                standfirst,
                section,
                tags,
                authors,
                language,
                state,
                leadImage,
                body.toJson(),
                related,
                translationGroup,
                notices);
    }
}
