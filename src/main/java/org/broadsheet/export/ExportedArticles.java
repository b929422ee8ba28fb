package org.broadsheet.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.broadsheet.article.edit.ArticleRecord;
import org.broadsheet.article.edit.ArticleTable;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.article.edit.State;
import org.broadsheet.body.ReferenceResolver;
import org.broadsheet.database.Database;
import org.broadsheet.database.Snapshot;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.image.ImageCopies;

/** Articles for the forms of other systems, with the names of what they refer to. */
@ApplicationScoped
class ExportedArticles {

    private static final String COLUMNS = """
            %s as images,
            array(select f.slug from article_former_slug f where f.article_id = a.id
                and not exists (select 1 from article o where o.slug = f.slug) order by f.slug) as former,
            jsonb_build_object(
                'section', (select jsonb_object_agg(x.slug, x.name) from section x
                    where x.id = a.section_id or x.id = any (a.further_section_ids)),
                'tag', (select jsonb_object_agg(x.slug, x.name) from article_tag y join tag x on x.id = y.tag_id
                    where y.article_id = a.id),
                'author', (select jsonb_object_agg(x.slug, x.name) from article_author y
                    join author x on x.id = y.author_id where y.article_id = a.id),
                'article', (select jsonb_object_agg(x.slug, x.headline) from article_reference y
                    join article x on x.id = y.target_id where y.article_id = a.id and %s))::text as names""";

    /**
     * An article.
     *
     * @param names by kind (section, tag, author, article) those of what it refers to, by their slugs
     * @param formerSlugs that lead to it still
     * @param images for {@link ImageCopies}
     * @param hasEnded whether it is over
     * @param savedAt when anything of it was last saved
     */
    record One(
            UUID id,
            ArticleRecord record,
            Map<String, Map<String, String>> names,
            List<String> formerSlugs,
            String images,
            boolean isPublic,
            boolean hasEnded,
            Instant savedAt) {

        Content content() {
            return record.content();
        }

        State state() {
            return record.state();
        }

        /** What is called by a slug; the slug itself where nothing is. */
        String name(String kind, String slug) {
            return names.getOrDefault(kind, Map.of()).getOrDefault(slug, slug);
        }

        /** The names of several, in order. */
        List<String> names(String kind, List<String> slugs) {
            return slugs.stream().map(slug -> name(kind, slug)).toList();
        }

        /** Whether it will be public by the clock alone. */
        boolean isComing() {
            return state().status().equals(State.PUBLISHED) && !isPublic && !hasEnded;
        }

        /** When it is or was published; of one that is still under embargo, when that ends. Null if it never was. */
        Instant publishedAt() {
            Instant at = state().publishedAt();
            return isComing()
                            && state().embargoUntil() != null
                            && state().embargoUntil().isAfter(at)
                    ? state().embargoUntil()
                    : at;
        }

        /** Finds what references in its body lead to. */
        ReferenceResolver references(UnaryOperator<String> address) {
            return slug -> Optional.ofNullable(
                            names.getOrDefault("article", Map.of()).get(slug))
                    .map(headline -> new ReferenceResolver.Target(address.apply(slug), headline));
        }
    }

    /** Passes on the articles of an export, by slug. */
    void each(Snapshot snapshot, Extent extent, Consumer<One> consumer) {
        snapshot.each(
                ArticleTable.records(extent, COLUMNS.formatted(ImageCopies.ofArticle(), extent.of("x"))),
                row -> read(row, extent),
                consumer);
    }

    private static One read(ResultSet row, Extent extent) throws SQLException {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        StoredJson.tree(row.getString("names")).properties().forEach(kind -> {
            Map<String, String> some = new LinkedHashMap<>();
            kind.getValue()
                    .properties()
                    .forEach(name -> some.put(name.getKey(), name.getValue().asText()));
            names.put(kind.getKey(), some);
        });
        return new One(
                Database.id(row, "id"),
                ArticleTable.readRecord(row, extent),
                names,
                List.of((String[]) row.getArray("former").getArray()),
                row.getString("images"),
                row.getBoolean("is_public"),
                row.getBoolean("has_ended"),
                Database.instant(row, "saved_at"));
    }
}
