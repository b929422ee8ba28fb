package org.broadsheet.tag;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.extra.PublicExtra;
import org.broadsheet.image.ShownImages;
import org.broadsheet.list.NameLists;
import org.broadsheet.list.Narrowed;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/** Reads and writes tags; lists are ordered by name. */
@ApplicationScoped
public class Tags {

    private static final String COLUMNS =
            """
            select t.id, t.slug, t.name, t.kind, t.description, t.image, t.same_as, t.media_topic, t.latitude, t.longitude,
                t.synonyms, %s, %s as images, t.sort_key, t.name_key, %s as article_count
            from tag t
            """.formatted(PublicExtra.columns("t", Kind.TAG), ShownImages.one("t.image_id"), TagUses.listed("t.id"));

    private final PublicReads database;
    private final NameLists lists;
    private final Site site;
    private final CacheDependencies dependencies;
    private final ShownImages images;
    private final ExtraNames extra;
    private final NameLists.Named<TagView> all;

    Tags(PublicReads database, NameLists lists, Site site, CacheDependencies dependencies, ShownImages images) {
        this.database = database;
        this.lists = lists;
        this.site = site;
        this.dependencies = dependencies;
        this.images = images;
        this.extra = new ExtraNames(database);
        this.all = new NameLists.Named<>(Kind.TAG, COLUMNS, this::read, TagView::id);
    }

    /**
     * A page of tags, in alphabetical order or the one asked for. Uses tag_by_alphabet, or tag_kind_by_alphabet for one
     * kind, or tag_extra_terms.
     */
    Page<TagView> page(BoundQuery<TagListRequest> query) {
        TagListRequest request = query.value();
        Narrowed narrowed =
                ofKind(request.kind()).and(extra.narrowed(Kind.TAG, request.extra(), false, query.faults()));
        NameLists.Listed<TagView> listed = lists.page(query, request.names(), narrowed, all);
        dependencies.record(CacheTags.TAGS);
        dependencies.recordChange(nextPublic());
        if (listed.isProvisional()) {
            dependencies.recordChangeAtOnce();
        }
        return listed.page();
    }

    /** Leaves only the tags of these kinds; all where there are none. */
    static Narrowed ofKind(Set<TagKind> kinds) {
        if (kinds.isEmpty()) {
            return Narrowed.no();
        }
        Set<String> names = new TreeSet<>();
        kinds.forEach(kind -> names.add(kind.wireName()));
        // One is compared by itself, since an index that goes on with the sort key is in order only then.
        boolean single = names.size() == 1;
        return new Narrowed(
                Sql.of(
                        single ? "and t.kind = ?" : "and t.kind = any (?)",
                        single ? names.iterator().next() : names),
                "of " + names);
    }

    /** The tag of this slug. */
    public Optional<TagView> bySlug(String slug) {
        dependencies.record(CacheTags.tag(slug));
        dependencies.record(CacheTags.EXTRA);
        dependencies.recordChange(nextPublic());
        return database.first(Sql.of(COLUMNS).add("where t.slug = ?", slug), this::read);
    }

    private Instant nextPublic() {
        return database.first(
                        Sql.of("select " + Visibility.NEXT + " as next"),
                        row -> Optional.ofNullable(Database.instant(row, "next")))
                .flatMap(next -> next)
                .orElse(null);
    }

    private TagView read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new TagView(
                Database.id(row, "id"),
                slug,
                site.tag(slug),
                row.getString("name"),
                row.getString("kind"),
                row.getString("description"),
                images.in(row.getString("images")).apply(Image.fromJson(row.getString("image"))),
                List.of((String[]) row.getArray("same_as").getArray()),
                row.getString("media_topic"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                List.of((String[]) row.getArray("synonyms").getArray()),
                row.getLong("article_count"),
                Extra.orEmpty(PublicExtra.read(row)));
    }
}
