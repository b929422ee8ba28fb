package org.broadsheet.section;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.NameChanges;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Counts;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Keyset;
import org.broadsheet.delivery.Nearest;
import org.broadsheet.delivery.Page;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Saved;
import org.broadsheet.delivery.Site;
import org.broadsheet.delivery.SortKey;

/** The stored sections, in the publication's order. */
@ApplicationScoped
public class Sections implements PanacheRepositoryBase<Section, UUID> {

    private static final String COLUMNS = "select s.id, s.slug, s.name, s.description, s.sort_key from section s";

    private final Database database;
    private final Counts counts;
    private final Site site;
    private final Freshness freshness;
    private final NameChanges changes;

    Sections(Database database, Counts counts, Site site, Freshness freshness, NameChanges changes) {
        this.database = database;
        this.counts = counts;
        this.site = site;
        this.freshness = freshness;
        this.changes = changes;
    }

    private record Row(SectionView view, String sortKey) {}

    /** A page of all sections. Uses section_in_order. */
    Page<SectionView> page(Parameters parameters) {
        Keyset keyset = Keyset.of(parameters, "sections", String.class);
        parameters.check();
        freshness.shows(CacheTags.SECTIONS);
        var rows = database.list(
                Sql.of(COLUMNS)
                        .add("where true")
                        .add(keyset.beyond("s.sort_key", "s.id", false))
                        .add(keyset.order("s.sort_key", "s.id", false)),
                this::read);
        return keyset.page(
                rows,
                Row::sortKey,
                row -> row.view().id(),
                Row::view,
                counts.of(keyset.counting(), Sql.of("select 1 from section")));
    }

    /** Says which of these slugs is no section's, with the nearest that is. No statement where none is asked for. */
    public void check(Set<String> slugs, Parameters parameters) {
        if (slugs.isEmpty()) {
            return;
        }
        List<String> known = database.list(Sql.of("select slug from section"), row -> row.getString("slug"));
        slugs.stream()
                .filter(slug -> !known.contains(slug))
                .forEach(slug -> parameters.fault(Fault.parameter("section", "There is no section " + slug)
                        .suggesting(Nearest.to(slug, known).orElse(null))));
    }

    /** The section of this slug. */
    public Optional<SectionView> bySlug(String slug) {
        freshness.shows(CacheTags.section(slug));
        return database.first(Sql.of(COLUMNS).add("where s.slug = ?", slug), this::read)
                .map(Row::view);
    }

    private Row read(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new Row(
                new SectionView(
                        Database.id(row, "id"),
                        slug,
                        site.section(slug),
                        row.getString("name"),
                        row.getString("description")),
                row.getString("sort_key"));
    }

    /** Creates the section or makes it what the draft says; the slug tells which one. In the caller's transaction. */
    public Saved save(SectionDraft draft) {
        Section stored = find("slug", draft.slug()).firstResult();
        if (stored != null && Arrays.equals(stored.digest, draft.digest())) {
            return Saved.UNCHANGED;
        }
        write(draft, stored, draft.digest());
        return stored == null ? Saved.CREATED : Saved.UPDATED;
    }

    /**
     * Stores what an editor wrote; what was last imported is remembered, so that the same import leaves it alone.
     *
     * @param id the stored one's; null for a new one
     */
    UUID write(SectionDraft draft, UUID id) {
        Section stored = id == null ? null : findById(id);
        Section section = write(draft, stored, stored == null ? null : stored.digest);
        flush();
        return section.id;
    }

    /** Deletes one that nothing refers to. */
    void delete(EditorialSection stored) {
        deleteById(stored.id());
        flush();
        changes.deleted(NameChanges.Of.SECTION, stored.id(), stored.version(), stored.slug());
    }

    private Section write(SectionDraft draft, Section stored, byte[] digest) {
        Section section = stored == null ? new Section() : stored;
        String slugBefore = section.slug;
        section.slug = draft.slug();
        section.name = draft.name();
        section.description = draft.description();
        section.sortKey = "%04d %s".formatted(draft.position(), SortKey.of(draft.name()));
        section.digest = digest;
        section.savedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (stored == null) {
            section.id = UuidCreator.getTimeOrderedEpoch();
            persist(section);
        }
        // The version is counted up when the row is written.
        int version = stored == null ? section.version : section.version + 1;
        changes.saved(NameChanges.Of.SECTION, section.id, version, section.slug, slugBefore);
        return section;
    }
}
