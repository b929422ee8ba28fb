package org.broadsheet.article.edit;

import java.util.List;
import java.util.Set;
import org.broadsheet.body.BodyFacts;
import org.broadsheet.editorial.ContentDigest;

/**
 * An article that is ready to be stored, with everything that can be computed before a transaction is open.
 *
 * @param content with slugs as references to articles
 * @param digest of what was sent; tells whether the same was sent before
 */
public record ArticleDraft(Content content, State state, List<NoticeDraft> notices, BodyFacts facts, byte[] digest) {

    /** What version 0.1 knew; never changed. */
    private static final Set<String> FIRST = Set.of(
            "slug",
            "source",
            "externalId",
            "headline",
            "standfirst",
            "section",
            "tags",
            "authors",
            "language",
            "translationGroup",
            "leadImage",
            "body",
            "related");

    /** The draft of a sender's record. */
    public static ArticleDraft of(ArticleRecord record) {
        return of(record.content(), record.state(), record.notices());
    }

    static ArticleDraft of(Content content, State state, List<NoticeDraft> notices) {
        // Fills the body's cache: an import does this on its reader threads, so that the writer thread need not compute
        // them.
        content.body().references();
        content.body().toJson();
        return new ArticleDraft(
                content,
                state,
                notices,
                BodyFacts.of(content.body(), content.freeBody(), content.language()),
                ContentDigest.of(content, state, notices));
    }

    /** The same, remembered as what a sender sent: a slug that was made for it is not part of that. */
    ArticleDraft sentAs(Content sent) {
        return new ArticleDraft(content, state, notices, facts, ContentDigest.of(sent, state, notices));
    }

    /** The name in paths. */
    public String slug() {
        return content.slug();
    }

    /** A copy with another slug. */
    ArticleDraft named(String slug) {
        return new ArticleDraft(content.named(slug), state, notices, facts, digest);
    }

    /** A copy with other content; its digest stays that of the content as sent. */
    ArticleDraft with(Content other) {
        return new ArticleDraft(other, state, notices, facts, digest);
    }

    /** A copy under another sender's id; its digest stays that of the content as sent. */
    ArticleDraft identified(String source, String externalId) {
        return new ArticleDraft(content.identified(source, externalId), state, notices, facts, digest);
    }

    /** Whether a stored digest is that of this draft. */
    boolean isSame(byte[] stored) {
        return ContentDigest.isSame(stored, digest, this::firstDigest);
    }

    /**
     * The digest as version 0.1 computed it, independent of what the records look like now. What says more than that
     * version knew has none: it was never sent to it.
     */
    private byte[] firstDigest() {
        if (state.expiresAt() != null
                || content.access() != null
                || !content.aliases().isEmpty()
                || !content.authors().stream().allMatch(ContributorDraft::needsSlugAlone)) {
            return new byte[0];
        }
        return ContentDigest.first(
                content,
                FIRST,
                content.slug(),
                content.source(),
                content.externalId(),
                content.headline(),
                content.standfirst(),
                content.section(),
                content.tags(),
                content.authorSlugs(),
                content.language(),
                "State[status=%s, publishedAt=%s, updatedAt=%s, embargoUntil=%s]"
                        .formatted(state.status(), state.publishedAt(), state.updatedAt(), state.embargoUntil()),
                content.leadImage() == null ? null : content.leadImage().firstForm(),
                content.body().toJson(),
                content.related(),
                content.translationGroup(),
                notices.stream()
                        .map(notice -> "NoticeDraft[kind=%s, html=%s, publishedAt=%s]"
                                .formatted(notice.kind(), notice.text(), notice.publishedAt()))
                        .toList());
    }
}
