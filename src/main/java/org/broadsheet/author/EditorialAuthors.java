package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.broadsheet.body.Excerpt;
import org.broadsheet.body.Image;
import org.broadsheet.body.Sanitizer;
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

/** Authors as editors see them, and how {@link EditorialWrites} writes them. */
@ApplicationScoped
public class EditorialAuthors implements EditorialType<Author, AuthorDraft, EditorialAuthor> {

    /** What version 0.1 knew; never changed. */
    private static final Set<String> FIRST = Set.of("slug", "name", "role", "bio", "avatar");

    private final Database database;
    private final EditorialPages pages;
    private final Site site;
    private final NameChanges changes;
    private final Extras extras;
    private final KeptImages images;

    EditorialAuthors(
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
        return KeyedTable.ofNames("author", "name", row -> Collation.root().key(row.getString("name")));
    }

    /** A page of all authors. Uses author_by_alphabet or author_extra_terms. */
    Page<EditorialAuthor> page(BoundQuery<EditorialAuthorListRequest> query) {
        EditorialAuthorListRequest request = query.value();
        return pages.page(
                this,
                query,
                request.names(),
                new ExtraNames(database).narrowed(Kind.AUTHOR, request.extra(), true, query.faults()));
    }

    @Override
    public Kind kind() {
        return Kind.AUTHOR;
    }

    @Override
    public String path() {
        return "/v1/editorial/authors/";
    }

    @Override
    public Author create() {
        return new Author();
    }

    @Override
    public AuthorDraft draft(Author stored) {
        return new AuthorDraft(
                stored.slug,
                stored.name,
                stored.role,
                stored.bio,
                Image.fromJson(stored.avatar),
                AuthorLinks.read(stored.links),
                stored.email,
                stored.organisation,
                stored.place,
                stored.beat,
                Extra.fromJson(stored.extra));
    }

    @Override
    public void fill(Author author, AuthorDraft draft) {
        author.own(Extra.toJson(draft.extra()), Extra.terms(draft.extra()));
        author.named(draft.name());
        author.role = draft.role();
        author.bio = draft.bio();
        Excerpt excerpt = draft.bio() == null ? null : Excerpt.of(Sanitizer.text(draft.bio()), "en");
        author.bioExcerpt = excerpt == null ? null : excerpt.text();
        author.bioTruncated = excerpt != null && excerpt.truncated();
        author.pictured(draft.avatar());
        author.links = AuthorLinks.write(draft.links());
        author.email = draft.email();
        author.organisation = draft.organisation();
        author.place = draft.place();
        author.beat = draft.beat();
    }

    @Override
    public EditorialAuthor view(Author stored, List<Warning> warnings) {
        return new EditorialAuthor(
                stored.id,
                stored.version,
                stored.slug,
                site.author(stored.slug),
                stored.name,
                stored.role,
                stored.bio,
                Image.fromJson(stored.avatar),
                AuthorLinks.read(stored.links),
                stored.email,
                stored.organisation,
                stored.place,
                stored.beat,
                Extra.orEmpty(Extra.fromJson(stored.extra)),
                stored.savedAt,
                warnings);
    }

    @Override
    public String slug(AuthorDraft draft) {
        return draft.slug();
    }

    @Override
    public AuthorDraft named(AuthorDraft draft, String slug) {
        return draft.named(slug);
    }

    @Override
    public String title(AuthorDraft draft) {
        return draft.name();
    }

    /** What version 0.1 did not know is not part of its digests, and no digest of its has what it did not know. */
    @Override
    public byte[] firstDigest(AuthorDraft draft) {
        return ContentDigest.first(
                draft,
                FIRST,
                draft.slug(),
                draft.name(),
                draft.role(),
                draft.bio(),
                draft.avatar() == null ? null : draft.avatar().firstForm());
    }

    @Override
    public AuthorDraft mapImages(AuthorDraft draft, UnaryOperator<Image> image) {
        return draft.showing(image.apply(draft.avatar()));
    }

    @Override
    public AuthorDraft current(AuthorDraft draft, List<Warning> warnings) {
        return draft.showing(images.settled(draft.avatar()));
    }

    @Override
    public void checkOwn(AuthorDraft draft, Author stored, List<Fault> faults, List<Warning> warnings) {
        faults.addAll(images.faults("avatar", draft.avatar()));
        extras.check(
                Kind.AUTHOR,
                draft.extra(),
                stored == null ? null : Extra.fromJson(stored.extra),
                stored == null,
                faults,
                warnings);
    }

    @Override
    public Object remember(Author stored) {
        return stored.slug;
    }

    @Override
    public void saved(Author author, AuthorDraft draft, Object slugBefore) {
        changes.saved(Kind.AUTHOR, author.id, author.version, author.slug, (String) slugBefore);
    }

    @Override
    public void deleted(Author author, Object slugBefore) {
        changes.deleted(Kind.AUTHOR, author.id, author.version, author.slug);
    }

    @Override
    public List<String> dependents(UUID id) {
        return database.list(
                Sql.of("select 'article ' || a.slug as dependent from article_author x")
                        .add("join article a on a.id = x.article_id where x.author_id = ? limit 11", id),
                row -> row.getString("dependent"));
    }

    @Override
    public List<Warning> warnings(AuthorDraft draft) {
        return images.warnings("avatar", draft.avatar());
    }
}
