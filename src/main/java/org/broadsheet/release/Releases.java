package org.broadsheet.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Warning;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;

/** Reads releases. */
@ApplicationScoped
class Releases {

    /** The beginning of every release's address. */
    static final String PATH = "/v1/editorial/releases/";

    private final ReleaseTable table;
    private final ReleaseNames names;
    private final Counts counts;

    Releases(ReleaseTable table, ReleaseNames names, Database database) {
        this.table = table;
        this.names = names;
        this.counts = new Counts(database);
    }

    /** The release with this id; ends the request with a 404 if there is none. */
    Release find(String id) {
        return Slugs.asId(id).flatMap(table::find).orElseThrow(() -> Problem.notStored()
                .exception());
    }

    /** The same, locked until the caller's transaction ends. */
    Release lock(String id) {
        return Slugs.asId(id).flatMap(table::lock).orElseThrow(() -> Problem.notStored()
                .exception());
    }

    /** A release as it is now. */
    ReleaseView view(UUID id, List<Warning> warnings) {
        return views(List.of(table.find(id).orElseThrow()), warnings).get(0);
    }

    ReleaseView view(Release release) {
        return views(List.of(release), List.of()).get(0);
    }

    /** A page of releases, those made last first. Uses release_in_order, or release_state_in_order. */
    Page<ReleaseView> page(BoundQuery<ReleaseListRequest> query) {
        Optional<ReleaseState> state = query.value().state();
        Keyset keyset =
                Keyset.of(query, query.value().page(), "releases" + state.map(ReleaseState::wireName), Instant.class);
        query.faults().check();
        Sql filter = Sql.of("");
        state.ifPresent(one -> filter.add("and r.state = ?", one.wireName()));
        List<ReleaseView> views = views(
                table.list(Sql.of("")
                        .add(filter)
                        .add(keyset.beyond("r.made_at", "r.id", true))
                        .add(keyset.order("r.made_at", "r.id", true))),
                List.of());
        return keyset.page(
                views,
                ReleaseView::madeAt,
                ReleaseView::id,
                view -> view,
                counts.of(
                        keyset.counting(),
                        Sql.of("select 1 from release r where true").add(filter)));
    }

    private List<ReleaseView> views(List<Release> releases, List<Warning> warnings) {
        List<ReleaseDraft> shown =
                names.shown(releases.stream().map(Release::draft).toList());
        return IntStream.range(0, releases.size())
                .mapToObj(i -> view(releases.get(i), shown.get(i), warnings))
                .toList();
    }

    private static ReleaseView view(Release release, ReleaseDraft shown, List<Warning> warnings) {
        Release.Failure failure = release.failure();
        return new ReleaseView(
                release.id(),
                release.version(),
                shown.name(),
                release.state().wireName(),
                release.at(),
                shown.steps(),
                release.doneAt(),
                failure == null ? null : new ReleaseView.Failure(failure.at(), failure.by(), failure.errors()),
                release.madeAt(),
                release.madeBy(),
                release.savedAt(),
                release.savedBy(),
                warnings);
    }
}
