package org.broadsheet.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.broadsheet.body.Image;
import org.broadsheet.change.NameChanges;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.ContentDigest;
import org.broadsheet.editorial.EditorialPages;
import org.broadsheet.editorial.EditorialType;
import org.broadsheet.editorial.Warning;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.extra.Extras;
import org.broadsheet.image.KeptImages;
import org.broadsheet.list.Collation;
import org.broadsheet.list.KeyedTable;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Site;

/** Tags as editors see them, and how {@link EditorialWrites} writes them. */
@ApplicationScoped
public class EditorialTags implements EditorialType<Tag, TagDraft, EditorialTag> {

    /** What version 0.1 knew; never changed. */
    private static final Set<String> FIRST = Set.of("slug", "name");

    private final Database database;
    private final EditorialPages pages;
    private final Site site;
    private final NameChanges changes;
    private final Extras extras;
    private final KeptImages images;

    EditorialTags(
            Database database, EditorialPages pages, Site site, NameChanges changes, Extras extras, KeptImages images) {
        this.database = database;
        this.pages = pages;
        this.site = site;
        this.changes = changes;
        this.extras = extras;
        this.images = images;
    }

    @Produces
    @Singleton
    static KeyedTable keyedTable() {
        return KeyedTable.ofNames("tag", "name", row -> Collation.root().key(row.getString("name")));
    }

    /** A page of all tags, or of those of some kinds. Uses tag_by_alphabet, tag_kind_by_alphabet for one kind, or tag_extra_terms. */
    Page<EditorialTag> page(BoundQuery<EditorialTagListRequest> query) {
        EditorialTagListRequest request = query.value();
        return pages.page(
                this,
                query,
                request.names(),
                Tags.ofKind(request.kind())
                        .and(new ExtraNames(database).narrowed(Kind.TAG, request.extra(), true, query.faults())));
    }

    @Override
    public String text() {
        return "concat_ws(' ', t.name, array_to_string(t.synonyms, ' '))";
    }

    @Override
    public Kind kind() {
        return Kind.TAG;
    }

    @Override
    public String path() {
        return "/v1/editorial/tags/";
    }

    @Override
    public Tag create() {
        return new Tag();
    }

    @Override
    public TagDraft draft(Tag stored) {
        return new TagDraft(
                stored.slug,
                stored.name,
                stored.kind,
                stored.description,
                Image.fromJson(stored.image),
                List.of(stored.sameAs),
                stored.mediaTopic,
                stored.latitude,
                stored.longitude,
                List.of(stored.synonyms),
                Extra.fromJson(stored.extra));
    }

    @Override
    public void fill(Tag tag, TagDraft draft) {
        tag.own(Extra.toJson(draft.extra()), Extra.terms(draft.extra()));
        tag.named(draft.name());
        tag.kind = draft.kind() == null ? TagKind.DEFAULT : draft.kind();
        tag.description = draft.description();
        tag.pictured(draft.image());
        tag.mediaTopic = draft.mediaTopic();
        tag.latitude = draft.latitude();
        tag.longitude = draft.longitude();
        tag.known(draft.sameAs(), draft.synonyms());
    }

    @Override
    public EditorialTag view(Tag stored, List<Warning> warnings) {
        return new EditorialTag(
                stored.id,
                stored.version,
                stored.slug,
                site.tag(stored.slug),
                stored.name,
                stored.kind,
                stored.description,
                Image.fromJson(stored.image),
                List.of(stored.sameAs),
                stored.mediaTopic,
                stored.latitude,
                stored.longitude,
                List.of(stored.synonyms),
                Extra.orEmpty(Extra.fromJson(stored.extra)),
                stored.savedAt,
                warnings);
    }

    @Override
    public String slug(TagDraft draft) {
        return draft.slug();
    }

    @Override
    public TagDraft named(TagDraft draft, String slug) {
        return draft.named(slug);
    }

    @Override
    public String title(TagDraft draft) {
        return draft.name();
    }

    /** What version 0.1 did not know is not part of its digests, and no digest of its has what it did not know. */
    @Override
    public byte[] firstDigest(TagDraft draft) {
        return ContentDigest.first(draft, FIRST, draft.slug(), draft.name());
    }

    @Override
    public TagDraft mapImages(TagDraft draft, UnaryOperator<Image> image) {
        return draft.showing(image.apply(draft.image()));
    }

    @Override
    public TagDraft current(TagDraft draft, List<Warning> warnings) {
        return draft.showing(images.settled(draft.image()));
    }

    @Override
    public void checkOwn(TagDraft draft, Tag stored, List<Fault> faults, List<Warning> warnings) {
        faults.addAll(images.faults("image", draft.image()));
        extras.check(
                Kind.TAG,
                draft.extra(),
                stored == null ? null : Extra.fromJson(stored.extra),
                stored == null,
                faults,
                warnings);
    }

    @Override
    public Object remember(Tag stored) {
        return stored.slug;
    }

    @Override
    public void saved(Tag tag, TagDraft draft, Object slugBefore) {
        changes.saved(Kind.TAG, tag.id, tag.version, tag.slug, (String) slugBefore);
    }

    @Override
    public void deleted(Tag tag, Object slugBefore) {
        changes.deleted(Kind.TAG, tag.id, tag.version, tag.slug);
    }

    @Override
    public List<String> dependents(UUID id) {
        return database.list(
                Sql.of("select 'article ' || a.slug as dependent from article_tag x")
                        .add("join article a on a.id = x.article_id where x.tag_id = ? limit 11", id),
                row -> row.getString("dependent"));
    }

    @Override
    public List<Warning> warnings(TagDraft draft) {
        return images.warnings("image", draft.image());
    }
}
