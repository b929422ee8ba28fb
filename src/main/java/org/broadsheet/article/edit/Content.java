package org.broadsheet.article.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.article.Credits;
import org.broadsheet.article.Priority;
import org.broadsheet.body.Body;
import org.broadsheet.body.BodyDraft;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageDraft;
import org.broadsheet.body.Inline;
import org.broadsheet.body.InlineReader;
import org.broadsheet.body.LeadMedia;
import org.broadsheet.body.LeadMediaDraft;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.body.WebReader;
import org.broadsheet.editorial.workingcopy.PreparedContent;
import org.broadsheet.extra.Extra;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.redirect.PathReader;
import org.broadsheet.redirect.RedirectPath;
import org.broadsheet.request.Identifier;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.broadsheet.request.Language;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.SettledInput;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The content of an article, as an editor writes it. This declaration defines the contract, and POST, PUT, PATCH,
 * records by source and imports are read by it. Versions store it as JSON, and {@link ArticleTable} in columns.
 *
 * <p>References to articles are slugs in what is sent and ids in what is stored; see {@link #mapReferences}.
 *
 * @param slug may be null when sent: it is then made from the headline, or unchanged
 * @param source null without an externalId
 * @param kind null for news, so that a record without it stays what it was
 * @param featured null for false, likewise
 * @param access null for {@code free}
 */
@Schema(
        name = Content.SCHEMA,
        description =
                "An article's content as editors send it. Fields set by the program (id, version, status …) may be"
                        + " sent back unchanged.")
@Kept(
        by = EditorialArticle.class,
        passing = {"workingCopy", "stage", "lock", "warnings"},
        changedBy = "change it with POST …/publish and the like")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Content(
        @Schema(description = "Its name in paths. If absent: made from the headline on creation, later unchanged.")
        @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "The sender that externalId belongs to; `import` if absent.")
        @Pattern(regexp = Slugs.PATTERN)
        String source,

        @Schema(
                description =
                        "The sender's own id. It stays the same when the slug changes; the old slug then redirects to"
                                + " the new one.")
        @Size(min = 1, max = KEY_LENGTH)
        @Identifier
        String externalId,

        @Schema(description = "Plain text.") @NotNull @Size(min = 1, max = HEADLINE_LENGTH)
        String headline,

        @Schema(description = "Plain text.") @Size(min = 1, max = STANDFIRST_LENGTH)
        String standfirst,

        @Schema(
                description =
                        "The standfirst as inline HTML. `standfirst` is then its text: send one of the two, or both as"
                                + " they were read.")
        @Size(min = 1, max = STANDFIRST_HTML_LENGTH)
        @ReadWith(InlineReader.class)
        String standfirstHtml,

        @Schema(description = "What kind of text it is; `news` if absent.")
        ArticleKind kind,

        @Schema(description = "The line above the headline. Plain text.") @Size(min = 1, max = KICKER_LENGTH)
        String kicker,

        @Schema(description = "The headline for small cards and apps. Plain text.")
        @Size(min = 1, max = SHORT_HEADLINE_LENGTH)
        String shortHeadline,

        @Schema(description = "What search engines are told.")
        SeoDraft seo,

        @Schema(description = "What previews of links show.")
        SocialDraft social,

        @Schema(
                description = "Where the text belongs, if it was published elsewhere first: an http or https URL.",
                format = "uri")
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(WebReader.class)
        String canonicalUrl,

        @Schema(description = "Where and when it was written, as print has it: `Brussels, 10 April`. Plain text.")
        @Size(min = 1, max = DATELINE_LENGTH)
        String dateline,

        @Schema(description = "Who it comes from, if not from this newsroom.")
        ProviderDraft provider,

        @Schema(description = "Where it happened.") PlaceDraft place,

        @Schema(description = "Who owns it, and what others may do with it.")
        RightsDraft rights,

        @Schema(description = "What readers are told of artificial intelligence in it.")
        AiDraft ai,

        @Schema(description = "How important it is, from 1, the most, to 5.")
        @Min(Priority.HIGHEST)
        @Max(Priority.LOWEST)
        Integer priority,

        @Schema(description = "Whether it is to stand out; `false` if absent.")
        Boolean featured,

        @Schema(description = "The section's slug.") @NotNull @Pattern(regexp = Slugs.PATTERN)
        String section,

        @Schema(description = "Slugs of further sections that list it, in order.", uniqueItems = true)
        @Size(max = MAX_SECTIONS)
        List<@Pattern(regexp = Slugs.PATTERN) String> sections,

        @Schema(description = "Slugs of tags, in order.", uniqueItems = true) @Size(max = MAX_TAGS)
        List<@Pattern(regexp = Slugs.PATTERN) String> tags,

        @Schema(description = "The slug of the tag that it is most about: one of its tags.")
        @Pattern(regexp = Slugs.PATTERN)
        String primaryTag,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = ContributorInput.class,
                description = "Who made it, in order, each once: slugs of authors who wrote it, or objects that name"
                        + " another role or a guest.",
                uniqueItems = true)
        @Size(max = MAX_AUTHORS)
        @ReadWith(ContributorsReader.class)
        List<ContributorDraft> authors,

        @Schema(description = "The byline in the newsroom's own words; made from `authors` if absent. Plain text.")
        @Size(min = 1, max = BYLINE_LENGTH)
        String byline,

        @Schema(description = "BCP 47; `en` if absent.") @Language @Size(min = 1, max = LANGUAGE_LENGTH)
        String language,

        @Schema(description = "A text shared by all translations of a story.")
        @Size(min = 1, max = KEY_LENGTH)
        @Identifier
        String translationGroup,

        @Schema(description = "The image at the top.", ref = ImageDraft.SCHEMA)
        Image leadImage,

        @Schema(
                description = "A video, an audio or a gallery at the top, beside the image or instead of it.",
                ref = LeadMediaDraft.SCHEMA)
        LeadMedia leadMedia,

        @Schema(description = "The body, in one of four forms.", ref = BodyDraft.SCHEMA) @NotNull
        Body body,

        @Schema(description = "Slugs of articles that the editor chose, in order.", uniqueItems = true)
        @Size(max = MAX_RELATED)
        List<@Pattern(regexp = Slugs.PATTERN) String> related,

        @Schema(
                description =
                        "Other paths or URLs of the site that lead to it, such as its paths on an earlier site. Kept"
                                + " without trailing slash, fragment and tracking parameters.",
                uniqueItems = true)
        @Size(max = MAX_ALIASES)
        @ReadWith(PathReader.Several.class)
        List<@Pattern(regexp = RedirectPath.PATTERN) @Size(min = 1, max = RedirectPath.MAX_LENGTH) String> aliases,

        @Schema(
                description =
                        "For whom it is whole; `free` if absent. Of any other article the public gets the part of the"
                                + " body before its block of type `paywall`, which is nothing where it has none.",
                enumeration = {"free", "registered", "metered", "subscribers"})
        String access,

        @Schema(description = "Fields of the newsroom's own. Not cut where the article is not free.")
        Extra extra)
        implements PreparedContent, SettledInput<Content> {

    /** Its name in the contract. */
    public static final String SCHEMA = "ArticleInput";

    public static final int HEADLINE_LENGTH = 500;
    public static final int STANDFIRST_LENGTH = 2_000;
    public static final int STANDFIRST_HTML_LENGTH = 10_000;
    public static final int KICKER_LENGTH = 200;
    public static final int SHORT_HEADLINE_LENGTH = 200;
    public static final int DATELINE_LENGTH = 200;
    public static final int KEY_LENGTH = 200;
    public static final int LANGUAGE_LENGTH = 100;
    public static final int MAX_SECTIONS = 20;
    public static final int MAX_TAGS = 100;
    public static final int MAX_AUTHORS = 100;
    public static final int BYLINE_LENGTH = 300;
    public static final int MAX_RELATED = 100;
    public static final int MAX_ALIASES = 100;

    /** Why a content that {@link #hasNothingToRead} is not published. */
    static final String NEEDS_CONTENT =
            "There is nothing to read: a published article needs a body, a standfirst or a lead image";

    /** The fault or warning for a published article without a body. */
    static final String EMPTY_BODY = "There is nothing to read in the body";

    private static final String FREE = "free";

    private static final String NEEDS_ACCESS =
            "Has the mark of a paywall, from which the text is for those with access only. It would be public: send"
                    + " `access` with registered, metered or subscribers, or take out the mark where everybody may read on";

    private static final String STAYS_GATED =
            "The body has the mark of a paywall: to let everybody read on, send the body without it too";

    private static final String DEFAULT_SOURCE = "import";

    public Content {
        source = source == null && externalId != null ? DEFAULT_SOURCE : source;
        kind = ArticleKind.stored(kind);
        seo = SeoDraft.orNull(seo);
        social = SocialDraft.orNull(social);
        rights = RightsDraft.orNull(rights);
        featured = Boolean.TRUE.equals(featured) ? true : null;
        sections = sections == null ? List.of() : List.copyOf(sections);
        tags = tags == null ? List.of() : List.copyOf(tags);
        authors = authors == null ? List.of() : List.copyOf(authors);
        language = language == null ? "en" : language;
        related = related == null ? List.of() : List.copyOf(related);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        access = FREE.equals(access) ? null : access;
    }

    /** A standfirst in other words takes the place of both; the text of one in HTML follows from it. */
    @Override
    public Content settled(JsonInput input) {
        if (standfirstHtml == null || !input.has("standfirst") && !input.has("standfirstHtml")) {
            return this;
        }
        String text = Inline.line(standfirstHtml);
        if (!input.has("standfirstHtml")) {
            return text.equals(standfirst) ? this : copy(changed -> changed.standfirstHtml = null);
        }
        if (input.node("standfirst").isPresent() && !text.equals(standfirst)) {
            input.fault("standfirst", "Is not the text of standfirstHtml: send one of the two");
            return this;
        }
        if (text.length() > STANDFIRST_LENGTH) {
            input.fault("standfirstHtml", "Its text must have at most %,d characters".formatted(STANDFIRST_LENGTH));
            return this;
        }
        return copy(changed -> {
            changed.standfirst = text.isEmpty() ? null : text;
            changed.standfirstHtml = Inline.hasMarkup(standfirstHtml) ? standfirstHtml : null;
        });
    }

    @Override
    public void check(JsonInput input) {
        if (source != null && input.node("externalId").isEmpty() && externalId == null) {
            input.fault("source", "Can only be sent together with externalId");
        }
        if (slug != null && related.contains(slug)) {
            input.fault("related", "Must not contain the article itself");
        }
        if (section != null && sections.contains(section)) {
            boolean sent = input.node("sections").isPresent();
            input.fault(
                    sent ? "sections" : "section",
                    sent ? "Must not contain its section, which lists it anyway" : "Is one of its further sections");
        }
        if (primaryTag != null && !tags.contains(primaryTag)) {
            boolean sent = input.node("primaryTag").isPresent();
            input.fault(
                    sent ? "primaryTag" : "tags",
                    sent
                            ? "Must be one of its tags"
                            : "Must contain " + primaryTag + ", or send another primaryTag too");
        }
        if (access == null && body != null && body.hasPaywall()) {
            boolean sent = input.node("body").isPresent();
            input.fault(sent ? "body" : "access", sent ? NEEDS_ACCESS : STAYS_GATED);
        }
    }

    /** Whether there is nothing to read in its body. */
    boolean hasEmptyBody() {
        return body.blocks().isEmpty();
    }

    /** What everybody may read of the body; all of it where access is free. */
    Body freeBody() {
        return access == null ? body : body.free();
    }

    /** A copy of content that has the free part of its body alone, with the paywall that follows it. */
    Content walled() {
        return access == null ? this : copy(changed -> changed.body = body.walled());
    }

    /** Whether there is more in the body than everybody may read. */
    boolean hasGatedBody() {
        return access != null && body.isGated();
    }

    /** Whether there is nothing to read or see below its headline, so that it cannot be published. */
    boolean hasNothingToRead() {
        return hasEmptyBody() && standfirst == null && leadImage == null && leadMedia == null;
    }

    /** Its section and the further ones. */
    public List<String> everySection() {
        return Stream.concat(Stream.of(section), sections.stream()).toList();
    }

    /** A copy with another slug. */
    public Content named(String other) {
        return copy(changed -> changed.slug = other);
    }

    /** A copy with this source and external id. */
    public Content identified(String sender, String id) {
        return copy(changed -> {
            changed.source = sender;
            changed.externalId = id;
        });
    }

    /** A copy with its references to articles mapped. */
    public Content mapReferences(UnaryOperator<String> name) {
        return copy(changed -> {
            changed.body = body.mapReferences(name);
            changed.related = related.stream().map(name).toList();
        });
    }

    /** A copy that refers only to these articles, by their new names. */
    public Content onlyReferring(Map<String, String> names) {
        Set<String> hidden = new HashSet<>(body.references());
        hidden.removeAll(names.keySet());
        return copy(changed -> {
            changed.body = body.withoutReferences(hidden).mapReferences(names::get);
            changed.related =
                    related.stream().filter(names::containsKey).map(names::get).toList();
        });
    }

    /** A copy with the names of its sections, tags and authors mapped; duplicates that this creates are removed. */
    Content mapNames(UnaryOperator<String> ofSection, UnaryOperator<String> ofTag, UnaryOperator<String> ofAuthor) {
        return copy(changed -> {
            changed.section = ofSection.apply(section);
            changed.sections = sections.stream()
                    .map(ofSection)
                    .filter(name -> !name.equals(changed.section))
                    .distinct()
                    .toList();
            changed.tags = tags.stream().map(ofTag).distinct().toList();
            changed.primaryTag = primaryTag == null ? null : ofTag.apply(primaryTag);
            changed.authors = authorsNamed(ofAuthor);
        });
    }

    /** Every image in it, by the pointers at which they were sent. */
    public Map<String, Image> imagesByPointer() {
        Map<String, Image> images = new LinkedHashMap<>();
        teaserImages().forEach(images::put);
        if (social != null && social.image() != null) {
            images.put("/social/image", social.image());
        }
        body.images().forEach((pointer, image) -> images.put("/body/blocks" + pointer, image));
        return images;
    }

    /** Those that its teaser shows. */
    Map<String, Image> teaserImages() {
        Map<String, Image> images = new LinkedHashMap<>();
        if (leadMedia != null) {
            leadMedia.imagesByPointer().forEach((pointer, image) -> images.put("/leadMedia" + pointer, image));
        }
        if (leadImage != null) {
            images.put("/leadImage", leadImage);
        }
        return images;
    }

    /** A copy with its images replaced. */
    public Content mapImages(UnaryOperator<Image> image) {
        return copy(changed -> {
            changed.leadImage = leadImage == null ? null : image.apply(leadImage);
            changed.leadMedia = leadMedia == null ? null : leadMedia.mapImages(image);
            changed.social = social == null || social.image() == null
                    ? social
                    : new SocialDraft(social.title(), social.description(), image.apply(social.image()));
            changed.body = body.mapImages(image);
        });
    }

    /** A copy with other fields of the newsroom's own. */
    Content with(Extra other) {
        return copy(changed -> changed.extra = other);
    }

    /** Where two authors become one, the one that comes first stays, in its role. */
    private List<ContributorDraft> authorsNamed(UnaryOperator<String> name) {
        Map<String, ContributorDraft> all = new LinkedHashMap<>();
        for (ContributorDraft one : authors) {
            ContributorDraft named = one.lacksPage() ? one : one.named(name.apply(one.slug()));
            all.putIfAbsent(named.key(), named);
        }
        return List.copyOf(all.values());
    }

    /** The slugs of its authors, without the guests among them. */
    public List<String> authorSlugs() {
        return List.copyOf(authorsByPointer().values());
    }

    /** The slugs of its authors, by the pointers at which they were sent. */
    Map<String, String> authorsByPointer() {
        Map<String, String> slugs = new LinkedHashMap<>();
        for (int i = 0; i < authors.size(); i++) {
            ContributorDraft one = authors.get(i);
            if (!one.lacksPage()) {
                slugs.put("/authors/" + i + (one.needsSlugAlone() ? "" : "/slug"), one.slug());
            }
        }
        return slugs;
    }

    /** What is said of its authors beyond which they are. */
    Credits credits(Map<String, UUID> idsOfAuthors) {
        Map<UUID, ContributorRole> roles = new HashMap<>();
        List<Credits.Guest> guests = new ArrayList<>();
        for (int i = 0; i < authors.size(); i++) {
            ContributorDraft one = authors.get(i);
            if (one.lacksPage()) {
                guests.add(new Credits.Guest(i, one.name(), one.kind(), one.role(), one.url()));
            } else if (one.role() != null) {
                roles.put(idsOfAuthors.get(one.slug()), one.role());
            }
        }
        return new Credits(roles, guests);
    }

    /** The components that copies change; each is this content's until it is changed. */
    private final class Changed {
        private String slug = Content.this.slug;
        private String source = Content.this.source;
        private String externalId = Content.this.externalId;
        private String standfirst = Content.this.standfirst;
        private String standfirstHtml = Content.this.standfirstHtml;
        private String section = Content.this.section;
        private List<String> sections = Content.this.sections;
        private List<String> tags = Content.this.tags;
        private String primaryTag = Content.this.primaryTag;
        private List<ContributorDraft> authors = Content.this.authors;
        private SocialDraft social = Content.this.social;
        private Image leadImage = Content.this.leadImage;
        private LeadMedia leadMedia = Content.this.leadMedia;
        private Body body = Content.this.body;
        private List<String> related = Content.this.related;
        private Extra extra = Content.this.extra;
    }

    /** A copy with changes. The one place that lists all components, so that a copy cannot forget one. */
    private Content copy(Consumer<Changed> change) {
        Changed changed = new Changed();
        change.accept(changed);
        return new Content(
                changed.slug,
                changed.source,
                changed.externalId,
                headline,
                changed.standfirst,
                changed.standfirstHtml,
                kind,
                kicker,
                shortHeadline,
                seo,
                changed.social,
                canonicalUrl,
                dateline,
                provider,
                place,
                rights,
                ai,
                priority,
                featured,
                changed.section,
                changed.sections,
                changed.tags,
                changed.primaryTag,
                changed.authors,
                byline,
                language,
                translationGroup,
                changed.leadImage,
                changed.leadMedia,
                changed.body,
                changed.related,
                aliases,
                access,
                changed.extra);
    }

    /** All references to articles, including itself if its body refers to it. */
    public Set<String> references() {
        Set<String> all = new LinkedHashSet<>(related);
        all.addAll(body.references());
        return all;
    }

    /** The slugs of all other articles that must exist before it can be stored. */
    public Set<String> otherArticles() {
        Set<String> all = references();
        all.remove(slug);
        return all;
    }
}
