package org.broadsheet.summary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.article.edit.ArticleIdentity;
import org.broadsheet.body.Body;
import org.broadsheet.body.Excerpt;
import org.broadsheet.body.Image;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.ContentDigest;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.EditorialType;
import org.broadsheet.editorial.NameCondition;
import org.broadsheet.editorial.Reach;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.workingcopy.WorkingCopyKind;
import org.broadsheet.editorial.workingcopy.WorkingCopyRef;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WarningCode;
import org.broadsheet.response.Site;
import org.broadsheet.section.Sections;

/** Summaries as editors see them, and how {@link EditorialWrites} writes them. */
@ApplicationScoped
public class EditorialSummaries implements EditorialType<Summary, SummaryDraft, EditorialSummary> {

    /** What version 0.1 knew; never changed. */
    private static final Set<String> FIRST = Set.of(
            "slug",
            "section",
            "headline",
            "language",
            "body",
            "periodStart",
            "periodEnd",
            "publishedAt",
            "updatedAt",
            "articles");

    /** Where working copies of summaries are. */
    public static final WorkingCopyKind WORKING_COPIES =
            new WorkingCopyKind(Kind.SUMMARY, "summary_working_copy", "summary-working-copy");

    private final Sections sections;
    private final ArticleIdentity identity;
    private final Database database;
    private final Counts counts;
    private final Editor editor;
    private final ChangeLog changes;
    private final Schedule schedule;
    private final Site site;

    EditorialSummaries(
            Sections sections,
            ArticleIdentity identity,
            Database database,
            Editor editor,
            ChangeLog changes,
            Schedule schedule,
            Site site) {
        this.sections = sections;
        this.identity = identity;
        this.database = database;
        this.counts = new Counts(database);
        this.editor = editor;
        this.changes = changes;
        this.schedule = schedule;
        this.site = site;
    }

    /** A page of all summaries, newest first. Uses summary_by_time, or summary_section_by_time for each section. */
    Page<SummaryEntry> page(BoundQuery<EditorialSummaryRequest> query) {
        Set<String> of = query.value().section();
        boolean only = query.value().sectionOnly();
        Optional<EditorialSummaryRequest.Status> status = query.value().status();
        Optional<String> text = query.value().q();
        Optional<Boolean> prepared = query.value().workingCopy();
        Keyset keyset = Keyset.of(
                query,
                query.value().page(),
                "editorial summaries" + new TreeSet<>(of) + (only ? "only" : "") + status + text + prepared,
                Instant.class);
        Set<UUID> sectionIds = Sections.ids(database, SummarySelection.SECTION, of, only, query.faults());
        query.faults().check();
        Sql filter = Sql.of("where true");
        if (!of.isEmpty()) {
            filter.add("and m.section_id = any (?)", sectionIds);
        }
        status.ifPresent(state -> filter.add("and " + state.condition()));
        filter.add(editor.limits().condition("m.section_id", "null::text"));
        prepared.ifPresent(has -> filter.add(WorkingCopyRef.condition(WORKING_COPIES, "m.id", has)));
        text.ifPresent(part -> filter.add(NameCondition.of("m.headline", "m.slug", part)));
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
    public Kind kind() {
        return Kind.SUMMARY;
    }

    @Override
    public String path() {
        return "/v1/editorial/summaries/";
    }

    @Override
    public Summary create() {
        return new Summary();
    }

    @Override
    public SummaryDraft draft(Summary stored) {
        Body body = Body.fromJson(stored.blocks);
        Map<String, String> slugs = slugs(Kind.ARTICLE, body.references());
        return new SummaryDraft(
                stored.slug,
                database.first(
                                Sql.of("select slug from section where id = ?", stored.sectionId),
                                row -> row.getString("slug"))
                        .orElseThrow(),
                stored.headline,
                stored.language,
                body.mapReferences(id -> slugs.getOrDefault(id, id)),
                stored.periodStart,
                stored.periodEnd,
                stored.publishedAt,
                stored.updatedAt,
                articles(stored.id));
    }

    /** The slugs of the articles that a summary covers, in the editor's order. */
    private List<String> articles(UUID summary) {
        return database.list(
                Sql.of("select a.slug from summary_article x join article a on a.id = x.article_id")
                        .add("where x.summary_id = ? order by x.position", summary),
                row -> row.getString("slug"));
    }

    /** The current slugs of things, by id. An article that the text only links to may be gone; its id stays. */
    private Map<String, String> slugs(Kind kind, Set<String> names) {
        Set<String> ids = names.stream().filter(Slugs::isId).collect(Collectors.toSet());
        Map<String, String> slugs = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list(
                            Sql.of("select id::text, slug from " + kind.word() + " where id = any (?::uuid[])", ids),
                            row -> Map.entry(row.getString("id"), row.getString("slug")))
                    .forEach(entry -> slugs.put(entry.getKey(), entry.getValue()));
        }
        return slugs;
    }

    /** The same content with the ids of its section and articles; what names nothing stays. */
    public SummaryDraft byId(SummaryDraft draft) {
        ArticleIdentity.Names names = names(draft);
        return renamed(draft, in(names.sections()), in(names.articles()));
    }

    private static UnaryOperator<String> in(Map<String, UUID> ids) {
        return slug -> ids.containsKey(slug) ? ids.get(slug).toString() : slug;
    }

    /** Content with ids under the slugs that its section and articles have now; the ids of what was deleted stay. */
    public SummaryDraft bySlug(SummaryDraft draft) {
        Map<String, String> articles = slugs(Kind.ARTICLE, draft.articleReferences());
        Map<String, String> sections = slugs(Kind.SECTION, Set.of(draft.section()));
        return renamed(draft, id -> sections.getOrDefault(id, id), id -> articles.getOrDefault(id, id));
    }

    private static SummaryDraft renamed(
            SummaryDraft draft, UnaryOperator<String> section, UnaryOperator<String> article) {
        return draft.renamed(
                section.apply(draft.section()),
                draft.body().mapReferences(article),
                draft.articles().stream().map(article).distinct().toList());
    }

    @Override
    public void fill(Summary summary, SummaryDraft draft) {
        ArticleIdentity.Names names = names(draft);
        Excerpt excerpt = draft.body().excerpt(draft.language());
        summary.sectionId = names.sections().get(draft.section());
        summary.headline = draft.headline();
        summary.language = draft.language();
        summary.blocks = draft.body()
                .mapReferences(slug -> names.articles().get(slug).toString())
                .toJson();
        summary.excerpt = excerpt.text();
        summary.truncated = excerpt.truncated();
        summary.periodStart = draft.periodStart();
        summary.periodEnd = draft.periodEnd();
        summary.publishedAt = draft.publishedAt();
        summary.updatedAt = draft.updatedAt();
    }

    @Override
    public EditorialSummary view(Summary stored, List<Warning> warnings) {
        SummaryDraft draft = draft(stored);
        return new EditorialSummary(
                stored.id,
                stored.version,
                stored.slug,
                site.summary(stored.slug),
                draft.section(),
                draft.headline(),
                draft.language(),
                StoredJson.tree(draft.body()),
                draft.periodStart(),
                draft.periodEnd(),
                draft.publishedAt(),
                draft.updatedAt(),
                draft.articles(),
                stored.savedAt,
                WorkingCopyRef.of(database, WORKING_COPIES, stored.id).orElse(null),
                warnings);
    }

    @Override
    public String slug(SummaryDraft draft) {
        return draft.slug();
    }

    @Override
    public SummaryDraft named(SummaryDraft draft, String slug) {
        return draft.named(slug);
    }

    @Override
    public String title(SummaryDraft draft) {
        return draft.headline();
    }

    @Override
    public String language(SummaryDraft draft) {
        return draft.language();
    }

    @Override
    public SummaryDraft completed(SummaryDraft draft, Summary stored) {
        if (draft.updatedAt() != null) {
            return draft;
        }
        return draft.updated(stored == null ? draft.publishedAt() : stored.updatedAt);
    }

    @Override
    public SummaryDraft mapImages(SummaryDraft draft, UnaryOperator<Image> image) {
        return draft.mapImages(image);
    }

    @Override
    public SummaryDraft current(SummaryDraft sent, List<Warning> warnings) {
        ArticleIdentity.Names names = names(sent);
        warnings.addAll(names.images().warnings(sent.imagesByPointer()));
        SummaryDraft draft = sent.mapImages(names.images()::settled);
        if (names.former().isEmpty()) {
            return draft;
        }
        names.warn(warnings, Kind.SECTION, "/section", draft.section());
        names.warn(warnings, Kind.ARTICLE, "/articles/", draft.articles());
        draft.body().references().forEach(slug -> names.warn(warnings, Kind.ARTICLE, "/body", slug));
        UnaryOperator<String> article = slug -> names.current(Kind.ARTICLE, slug);
        return renamed(draft, slug -> names.current(Kind.SECTION, slug), article);
    }

    @Override
    public boolean isPublic(Summary stored) {
        return !stored.publishedAt.isAfter(database.now());
    }

    /** A change sets updatedAt to the time of the write, unless the editor sends another time. */
    @Override
    public SummaryDraft changed(SummaryDraft draft, Summary stored) {
        Instant now = database.now();
        return draft.updatedAt().equals(stored.updatedAt)
                ? draft.updated(now.isAfter(draft.publishedAt()) ? now : draft.publishedAt())
                : draft;
    }

    @Override
    public byte[] firstDigest(SummaryDraft draft) {
        return ContentDigest.first(
                draft,
                FIRST,
                draft.slug(),
                draft.section(),
                draft.headline(),
                draft.language(),
                draft.body().toJson(),
                draft.periodStart(),
                draft.periodEnd(),
                draft.publishedAt(),
                draft.updatedAt(),
                draft.articles());
    }

    @Override
    public void check(SummaryDraft draft, Summary stored, List<Fault> faults) {
        ArticleIdentity.Names names = names(draft);
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

    @Override
    public void checkOwn(SummaryDraft draft, Summary stored, List<Fault> faults, List<Warning> warnings) {
        faults.addAll(names(draft).images().faults(draft.imagesByPointer()));
    }

    private ArticleIdentity.Names names(SummaryDraft draft) {
        return identity.names(
                Set.of(draft.section()),
                Set.of(),
                Set.of(),
                draft.articleReferences(),
                draft.imagesByPointer().values());
    }

    /** A summary has no draft state: its publishedAt alone decides whether it is public. */
    @Override
    public Optional<String> publishes(SummaryDraft draft, Summary stored) {
        boolean decides;
        if (draft == null) {
            decides = isPublic(stored);
        } else {
            decides = stored == null || !stored.publishedAt.equals(draft.publishedAt());
        }
        return decides ? Optional.of("Deciding when a summary is public") : Optional.empty();
    }

    @Override
    public Optional<Reach.Place> home(Summary stored) {
        return Optional.of(new Reach.Place(stored.sectionId, null));
    }

    @Override
    public Optional<Reach.Place> homeOf(SummaryDraft draft) {
        return Optional.of(new Reach.Place(names(draft).sections().get(draft.section()), null));
    }

    /** The change log entry of a stored summary. */
    private record Shown(UUID id, int version, String slug, String section, Instant publishedAt, boolean isPublic) {

        Set<String> cacheTags() {
            return Set.of(CacheTags.SUMMARIES, CacheTags.ADDRESSES);
        }
    }

    @Override
    public Object remember(Summary stored) {
        return shown(stored.id);
    }

    private Shown shown(UUID id) {
        return database.first(
                        Sql.of("select m.id, m.version, m.slug, s.slug as section, m.published_at,")
                                .add(Visibility.ofSummary("m") + " as is_public")
                                .add("from summary m join section s on s.id = m.section_id where m.id = ?", id),
                        row -> new Shown(
                                Database.id(row, "id"),
                                row.getInt("version"),
                                row.getString("slug"),
                                row.getString("section"),
                                Database.instant(row, "published_at"),
                                row.getBoolean("is_public")))
                .orElseThrow();
    }

    @Override
    public void saved(Summary summary, SummaryDraft draft, Object before) {
        flush();
        database.update(Sql.of("delete from summary_article where summary_id = ?", summary.id));
        Map<String, UUID> articles = names(draft).articles();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < draft.articles().size(); i++) {
            rows.add(new Object[] {summary.id, i, articles.get(draft.articles().get(i))});
        }
        database.batch("insert into summary_article (summary_id, position, article_id) values (?, ?, ?)", rows);
        picture(summary.id, draft);
        note((Shown) before, shown(summary.id));
    }

    /** Notes which kept images a summary shows. */
    private void picture(UUID summary, SummaryDraft draft) {
        database.update(Sql.of("delete from summary_image where summary_id = ?", summary));
        List<Object[]> rows = draft.imagesByPointer().values().stream()
                .map(Image::id)
                .filter(Objects::nonNull)
                .distinct()
                .map(image -> new Object[] {summary, image})
                .toList();
        database.batch("insert into summary_image (summary_id, image_id) values (?, ?)", rows);
    }

    @Override
    public void deleted(Summary summary, Object before) {
        schedule.cancel(WORKING_COPIES.work(), summary.id);
        note((Shown) before, null);
    }

    /** Logs the part of a write that the public can see: nothing while the summary is scheduled. */
    private void note(Shown before, Shown after) {
        Shown known = after == null ? before : after;
        boolean wasPublic = before != null && before.isPublic();
        boolean isPublic = after != null && after.isPublic();
        if (wasPublic || isPublic) {
            boolean renamed = wasPublic && !before.slug().equals(known.slug());
            Change change = new Change(
                    "summary",
                    known.id(),
                    isPublic ? null : after == null ? "deleted" : "unpublished",
                    known.version(),
                    known.slug(),
                    renamed ? List.of(before.slug()) : List.of(),
                    known.section(),
                    wasPublic ? before.section() : null,
                    known.cacheTags());
            changes.note(change.with(Change.Impact.of(!wasPublic)));
        }
        boolean scheduled = after != null && !after.isPublic();
        if (before != null || scheduled) {
            changes.coming(
                    before == null ? List.of() : List.of(before.id()),
                    scheduled
                            ? List.of(new ChangeLog.Coming(
                                    after.id(),
                                    after.publishedAt(),
                                    "summary",
                                    after.version(),
                                    after.slug(),
                                    after.section(),
                                    after.cacheTags(),
                                    Set.of()))
                            : List.of());
        }
    }

    @Override
    public List<String> dependents(UUID id) {
        return List.of();
    }

    @Override
    public List<Warning> warningsBeside(Summary stored) {
        return WorkingCopyRef.of(database, WORKING_COPIES, stored.id).map(WorkingCopyRef::warning).stream()
                .toList();
    }

    @Override
    public List<Warning> warnings(SummaryDraft draft) {
        List<Warning> warnings = new ArrayList<>(names(draft).images().wordless(draft.imagesByPointer()));
        Set<String> references = draft.articleReferences();
        if (!references.isEmpty()) {
            database.list(
                            Sql.of("select a.slug from article a where a.slug = any (?)", references)
                                    .add("and (" + Visibility.of("a") + ") is not true order by a.slug"),
                            row -> row.getString("slug"))
                    .forEach(slug -> warnings.add(new Warning(
                            WarningCode.NOT_PUBLIC,
                            draft.articles().contains(slug) ? "/articles" : "/body",
                            "The article " + slug + " is not public; readers will not see it")));
        }
        return warnings;
    }
}
