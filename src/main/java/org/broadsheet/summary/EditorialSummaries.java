package org.broadsheet.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.broadsheet.access.Scope;
import org.broadsheet.article.ArticlePlaces;
import org.broadsheet.article.BodyInput;
import org.broadsheet.body.Body;
import org.broadsheet.body.Dropped;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.JsonInput;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.Slugs;
import org.broadsheet.delivery.Visibility;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Kind;
import org.broadsheet.editorial.Warning;
import org.broadsheet.section.Sections;

/** Summaries for their editors. */
@ApplicationScoped
class EditorialSummaries implements Kind<SummaryDraft, EditorialSummary> {

    private static final String SUMMARY = """
            select m.id, m.version, m.slug, s.slug as section, m.headline, m.language, m.blocks, m.period_start,
                m.period_end, m.published_at, m.updated_at, m.saved_at,
                (select array_agg(x.article_id order by x.position) from summary_article x
                    where x.summary_id = m.id) as articles
            from summary m join section s on s.id = m.section_id
            """;

    private final Summaries summaries;
    private final Sections sections;
    private final ArticlePlaces places;
    private final BodyInput bodies;
    private final Database database;
    private final Counts counts;
    private final Editor editor;
    private final ObjectMapper json;
    private final Site site;

    EditorialSummaries(
            Summaries summaries,
            Sections sections,
            ArticlePlaces places,
            BodyInput bodies,
            Database database,
            Counts counts,
            Editor editor,
            ObjectMapper json,
            Site site) {
        this.summaries = summaries;
        this.sections = sections;
        this.places = places;
        this.bodies = bodies;
        this.database = database;
        this.counts = counts;
        this.editor = editor;
        this.json = json;
        this.site = site;
    }

    /** A page of all summaries, newest first. Uses summary_by_time, or summary_section_by_time for each section. */
    Page<SummaryEntry> page(Parameters parameters) {
        Set<String> asked = parameters.slugs("section");
        Keyset keyset = Keyset.of(parameters, "editorial summaries" + new TreeSet<>(asked), Instant.class);
        sections.check(asked, parameters);
        parameters.check();
        Sql filter = Sql.of("where true");
        if (!asked.isEmpty()) {
            filter.add("and m.section_id in (select id from section where slug = any (?))", asked);
        }
        List<SummaryEntry> rows = database.list(
                Sql.of("select m.id, m.version, m.slug, s.slug as section, m.headline, m.language, m.period_start,")
                        .add("m.period_end, m.published_at, m.saved_at")
                        .add("from summary m join section s on s.id = m.section_id")
                        .add(filter)
                        .add(keyset.beyond("m.published_at", "m.id", true))
                        .add(keyset.order("m.published_at", "m.id", true)),
                row -> new SummaryEntry(
                        Database.id(row, "id"),
                        row.getInt("version"),
                        row.getString("slug"),
                        row.getString("section"),
                        row.getString("headline"),
                        row.getString("language"),
                        row.getObject("period_start", LocalDate.class),
                        row.getObject("period_end", LocalDate.class),
                        Database.instant(row, "published_at"),
                        Database.instant(row, "saved_at")));
        return keyset.page(
                rows,
                SummaryEntry::publishedAt,
                SummaryEntry::id,
                view -> view,
                counts.of(keyset.counting(), Sql.of("select 1 from summary m").add(filter)));
    }

    @Override
    public EditorialSummary find(String idOrSlug, List<Warning> warnings) {
        Sql named = Slugs.isId(idOrSlug)
                ? Sql.of("where m.id = ?", Slugs.id(idOrSlug))
                : Sql.of("where m.slug = ?", idOrSlug);
        Row row = database.first(Sql.of(SUMMARY).add(named), this::read)
                .orElseThrow(() -> Problem.notFound().exception());
        return row.view(slugs(row), json, warnings);
    }

    /** What is stored, with ids for references. */
    private record Row(EditorialSummary view, Body body, List<UUID> articles) {

        EditorialSummary view(Map<UUID, String> slugs, ObjectMapper json, List<Warning> warnings) {
            Body named = body.mapReferences(id -> slugs.get(UUID.fromString(id)));
            JsonNode blocks;
            try {
                blocks = json.createObjectNode().set("blocks", json.readTree(named.toJson()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not the JSON that was stored", e);
            }
            return new EditorialSummary(
                    view.id(),
                    view.version(),
                    view.slug(),
                    view.url(),
                    view.section(),
                    view.headline(),
                    view.language(),
                    blocks,
                    view.periodStart(),
                    view.periodEnd(),
                    view.publishedAt(),
                    view.updatedAt(),
                    articles.stream().map(slugs::get).toList(),
                    view.savedAt(),
                    warnings);
        }
    }

    private Row read(ResultSet row) throws SQLException {
        Array articles = row.getArray("articles");
        return new Row(
                new EditorialSummary(
                        Database.id(row, "id"),
                        row.getInt("version"),
                        row.getString("slug"),
                        site.summary(row.getString("slug")),
                        row.getString("section"),
                        row.getString("headline"),
                        row.getString("language"),
                        null,
                        row.getObject("period_start", LocalDate.class),
                        row.getObject("period_end", LocalDate.class),
                        Database.instant(row, "published_at"),
                        Database.instant(row, "updated_at"),
                        List.of(),
                        Database.instant(row, "saved_at"),
                        List.of()),
                Body.fromJson(row.getString("blocks")),
                articles == null ? List.of() : List.of((UUID[]) articles.getArray()));
    }

    /** The slugs that a summary's articles have now. One that its text only links to may be gone: its id stays. */
    private Map<UUID, String> slugs(Row row) {
        Set<UUID> ids = new LinkedHashSet<>(row.articles());
        row.body().references().forEach(id -> ids.add(UUID.fromString(id)));
        Map<UUID, String> slugs = new HashMap<>();
        ids.forEach(id -> slugs.put(id, id.toString()));
        if (!ids.isEmpty()) {
            database.list(
                            Sql.of("select id, slug from article where id = any (?)", ids),
                            found -> Map.entry(Database.id(found, "id"), found.getString("slug")))
                    .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        }
        return slugs;
    }

    @Override
    public String word() {
        return "summary";
    }

    @Override
    public String path() {
        return "/v1/editorial/summaries/";
    }

    @Override
    public String title() {
        return "headline";
    }

    @Override
    public List<String> remembered() {
        return List.of("slug", "updatedAt");
    }

    @Override
    public SummaryDraft read(JsonInput input, List<Dropped> dropped) {
        return SummaryDraft.read(input, bodies, dropped);
    }

    @Override
    public String slug(SummaryDraft draft) {
        return draft.slug();
    }

    @Override
    public byte[] digest(SummaryDraft draft) {
        return draft.digest();
    }

    @Override
    public void check(SummaryDraft draft, List<Fault> faults) {
        ArticlePlaces.Names names = names(draft);
        if (!names.sections().containsKey(draft.section())) {
            faults.add(Fault.pointer("/section", "There is no section " + draft.section()));
        }
        for (int i = 0; i < draft.articles().size(); i++) {
            String slug = draft.articles().get(i);
            if (!names.articles().containsKey(slug)) {
                faults.add(Fault.pointer("/articles/" + i, "There is no article " + slug));
            }
        }
        draft.body().references().stream()
                .filter(slug -> !names.articles().containsKey(slug))
                .forEach(slug -> faults.add(Fault.pointer("/body", "There is no article " + slug)));
    }

    /** A summary has no drafts: its publishedAt alone decides what the public sees. */
    @Override
    public void permit(SummaryDraft draft, EditorialSummary stored) {
        boolean decides;
        if (draft == null) {
            decides = !stored.publishedAt().isAfter(Instant.now());
        } else {
            decides = stored == null || !stored.publishedAt().equals(draft.publishedAt());
        }
        if (decides) {
            editor.needs(Scope.CONTENT_PUBLISH, "To decide when a summary is public");
        }
    }

    @Override
    public UUID save(SummaryDraft draft, EditorialSummary stored) {
        ArticlePlaces.Names names = names(draft);
        SummaryDraft dated = stored != null && stored.updatedAt().equals(draft.updatedAt())
                ? draft.updated(later(draft.publishedAt(), Instant.now().truncatedTo(ChronoUnit.MICROS)))
                : draft;
        return summaries.write(
                dated,
                names.sections().get(draft.section()),
                draft.articles().stream().map(names.articles()::get).toList(),
                draft.body().mapReferences(slug -> names.articles().get(slug).toString()),
                stored == null ? null : stored.id());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ArticlePlaces.Names names(SummaryDraft draft) {
        return places.names(Set.of(draft.section()), Set.of(), Set.of(), draft.articleReferences());
    }

    @Override
    public void delete(EditorialSummary stored) {
        summaries.delete(stored.id());
    }

    @Override
    public List<String> dependents(UUID id) {
        return List.of();
    }

    @Override
    public List<Warning> warnings(SummaryDraft draft) {
        List<Warning> warnings = new ArrayList<>();
        Set<String> references = draft.articleReferences();
        if (!references.isEmpty()) {
            database.list(
                            Sql.of("select a.slug from article a where a.slug = any (?)", references)
                                    .add("and (" + Visibility.of("a") + ") is not true order by a.slug"),
                            row -> row.getString("slug"))
                    .forEach(slug -> warnings.add(new Warning(
                            draft.articles().contains(slug) ? "/articles" : "/body",
                            "The article " + slug + " is not public; readers will not see it")));
        }
        return warnings;
    }
}
