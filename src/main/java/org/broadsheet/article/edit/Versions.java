package org.broadsheet.article.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.name.Kind;
import org.broadsheet.request.Slugs;

/**
 * The complete earlier versions of articles. The newest version is the article itself; it is copied here when it is
 * overwritten, in a constant number of statements for any number of articles.
 */
@ApplicationScoped
public class Versions {

    /** The format in which versions are written; see {@link #content}. */
    public static final int FORM = 2;

    private static final String SELECT =
            "select article_id, version, saved_at, saved_by, form, content from article_version";

    private final Database database;

    Versions(Database database) {
        this.database = database;
    }

    /** An article as one save left it: its {@link Content} and {@link State} at the time. */
    public record Version(UUID article, int version, Instant savedAt, String savedBy, Content content, State state) {

        /** The newest version of an article. */
        public static Version of(StoredArticle article) {
            return new Version(
                    article.id(),
                    article.version(),
                    article.savedAt(),
                    article.savedBy(),
                    article.content(),
                    article.state());
        }
    }

    /** @param state null where content is kept without one */
    private record Kept(Content content, State state) {}

    /** Copies the current versions of these articles, in the caller's transaction. */
    void keep(Collection<UUID> articles) {
        keep(database.list(Sql.of(ArticleTable.SELECT).add("where a.id = any (?)", articles), ArticleTable::read));
    }

    /** Stores these articles as they were read as versions, in the caller's transaction. */
    void keep(List<StoredArticle> articles) {
        UnaryOperator<Content> byId =
                byId(articles.stream().map(StoredArticle::content).toList());
        database.batch(
                "insert into article_version (article_id, version, saved_at, saved_by, form, content)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb)",
                articles.stream()
                        .map(article -> new Object[] {
                            article.id(),
                            article.version(),
                            article.savedAt(),
                            article.savedBy(),
                            FORM,
                            StoredJson.write(new Kept(byId.apply(article.content()), article.state()))
                        })
                        .toList());
    }

    /**
     * Content as a version has it: JSON of the format {@link #FORM}, in which everything is named by its id.
     *
     * @param content with ids for references to articles
     */
    public String write(Content content) {
        return StoredJson.write(new Kept(byId(List.of(content)).apply(content), null));
    }

    /** Names the sections, tags and authors of these contents by their ids. */
    private UnaryOperator<Content> byId(List<Content> contents) {
        UnaryOperator<String> ofSection = ids(Kind.SECTION, contents, content -> content.everySection().stream());
        UnaryOperator<String> ofTag = ids(Kind.TAG, contents, content -> content.tags().stream());
        UnaryOperator<String> ofAuthor = ids(Kind.AUTHOR, contents, content -> content.authorSlugs().stream());
        return content -> content.mapNames(ofSection, ofTag, ofAuthor);
    }

    /**
     * Reads what {@link #write} has written, in any format, under the names that its section, tags and authors have now.
     */
    public Content read(int form, String written) {
        return named(content(form, StoredJson.tree(written)).content());
    }

    /** The ids of the things with these slugs; a slug that names nothing stays as it is. */
    private UnaryOperator<String> ids(Kind kind, List<Content> contents, Function<Content, Stream<String>> slugsOf) {
        Set<String> slugs = contents.stream().flatMap(slugsOf).collect(Collectors.toSet());
        Map<String, String> ids = new HashMap<>();
        if (!slugs.isEmpty()) {
            database.list(
                            Sql.of("select id::text as id, slug from " + kind.word() + " where slug = any (?)", slugs),
                            row -> Map.entry(row.getString("slug"), row.getString("id")))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
        return slug -> ids.getOrDefault(slug, slug);
    }

    /**
     * The current slugs of the things with these ids, or of what they were merged into; any other name stays as it is.
     */
    private UnaryOperator<String> slugs(Kind kind, Stream<String> names) {
        Set<String> ids = names.filter(Slugs::isId).collect(Collectors.toSet());
        Map<String, String> slugs = new HashMap<>();
        if (!ids.isEmpty()) {
            Sql sql = Sql.of("select id::text as id, slug from " + kind.word() + " where id = any (?::uuid[])", ids);
            if (kind.isMergeable()) {
                sql.add("union all select m.id::text, t.slug from %1$s_merged m join %1$s t on t.id = m.%1$s_id"
                                .formatted(kind.word()))
                        .add("where m.id = any (?::uuid[])", ids);
            }
            database.list(sql, row -> Map.entry(row.getString("id"), row.getString("slug")))
                    .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        }
        return name -> slugs.getOrDefault(name, name);
    }

    /**
     * The content of a version under the names that its section, tags and authors have now. The first format kept
     * names, and things deleted since keep theirs too.
     */
    private Content named(Content content) {
        return content.mapNames(
                slugs(Kind.SECTION, content.everySection().stream()),
                slugs(Kind.TAG, content.tags().stream()),
                slugs(Kind.AUTHOR, content.authorSlugs().stream()));
    }

    /**
     * The superseded versions of an article, newest first, up to a maximum. The names of their sections, tags and
     * authors are not resolved.
     */
    public List<Version> before(UUID article, int version, int limit) {
        return database.list(
                Sql.of(SELECT)
                        .add("where article_id = ? and version < ?", article, version)
                        .add("order by version desc limit ?", limit),
                Versions::read);
    }

    /** One former version. */
    public Optional<Version> find(UUID article, int version) {
        return database.first(
                        Sql.of(SELECT).add("where article_id = ? and version = ?", article, version), Versions::read)
                .map(kept -> new Version(
                        article, kept.version(), kept.savedAt(), kept.savedBy(), named(kept.content()), kept.state()));
    }

    private static Version read(ResultSet row) throws SQLException {
        Kept kept = content(row.getInt("form"), StoredJson.tree(row.getString("content")));
        return new Version(
                Database.id(row, "article_id"),
                row.getInt("version"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                kept.content(),
                kept.state());
    }

    /**
     * Reads the content of a version in any of the formats in which versions were written.
     *
     * <ol>
     *   <li>version 0.1: one object made by PostgreSQL, with {@code blocks} and the state beside the fields
     *   <li>{@code content} and {@code state}, as Jackson writes the records; everything named by its id
     * </ol>
     */
    static Kept content(int form, JsonNode stored) {
        return switch (form) {
            case 1 -> first(stored.deepCopy());
            case FORM -> StoredJson.read(stored, Kept.class);
            default -> throw new IllegalStateException("A version has format " + form + ", written by a newer program");
        };
    }

    private static Kept first(ObjectNode stored) {
        State state = new State(
                stored.get("status").asText(),
                instant(stored, "publishedAt"),
                instant(stored, "updatedAt"),
                instant(stored, "embargoUntil"),
                null,
                null);
        stored.putObject("body").set("blocks", stored.remove("blocks"));
        stored.remove(List.of("status", "publishedAt", "updatedAt", "embargoUntil"));
        return new Kept(StoredJson.read(stored, Content.class), state);
    }

    /** Parses times that PostgreSQL wrote with an offset, which is not always UTC. */
    private static Instant instant(JsonNode stored, String field) {
        JsonNode node = stored.get(field);
        return node == null || node.isNull()
                ? null
                : OffsetDateTime.parse(node.asText()).toInstant();
    }
}
