package org.broadsheet.redirect.edit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.ContentDigest;
import org.broadsheet.problem.Fault;
import org.broadsheet.redirect.Following;
import org.broadsheet.redirect.RedirectPath;
import org.broadsheet.redirect.Target;
import org.broadsheet.response.Site;

/**
 * Finds the stored redirect that a draft belongs to, and why it may not be stored: its path is taken, or it would lead
 * in a circle. Runs two statements, however many drafts there are.
 */
@ApplicationScoped
public class RedirectPlaces {

    private static final String CHAIN = """
            with recursive hop(folded, target_key) as (
                select x.folded, x.target_key from redirect x
                where x.folded = any (?) and x.article_id is null and x.id <> all (?::uuid[])
                union
                select x.folded, x.target_key from hop h
                join redirect x on x.folded in (h.target_key, split_part(h.target_key, '?', 1))
                where x.article_id is null and x.id <> all (?::uuid[]))
            select folded, target_key from hop
            """;

    private static final long LOCK = 0x7265646972656374L;

    private final Database database;
    private final Site site;

    RedirectPlaces(Database database, Site site) {
        this.database = database;
        this.site = site;
    }

    /**
     * A draft and where it will be stored.
     *
     * @param id of the stored redirect, or a new one
     * @param before the stored redirect; null for a new one
     * @param digest of the draft
     * @param faults why it cannot be stored; empty if it can
     */
    public record Placed(
            RedirectDraft draft,
            RedirectPath path,
            Target target,
            UUID id,
            Known before,
            byte[] digest,
            List<Fault> faults) {

        /** Whether its sender last sent the same. */
        public boolean isUnchanged() {
            return before != null && ContentDigest.isSame(before.digest(), digest, () -> digest);
        }
    }

    /**
     * What has a path.
     *
     * @param alias the slug of the article whose alias it is; null for a redirect
     */
    public record Known(UUID id, String path, int version, byte[] digest, String alias) {}

    /**
     * Keeps other writes of redirects from being committed until the caller's transaction ends, so that two at the same
     * moment cannot create a circle that neither sees. To be called first of all in such a write; a dry run need not.
     */
    public void lock() {
        database.first(Sql.of("select pg_advisory_xact_lock(?)", LOCK), row -> true);
    }

    /** Places drafts that were sent as records: their paths name them. No two may have the same. */
    public List<Placed> place(List<RedirectDraft> drafts) {
        Map<String, Known> stored = stored(drafts);
        List<Placed> placed = new ArrayList<>();
        for (RedirectDraft draft : drafts) {
            Known known = stored.get(draft.from());
            List<Fault> faults = new ArrayList<>();
            if (known != null && known.alias() != null) {
                faults.add(taken(known));
            }
            placed.add(placed(draft, known == null ? UuidCreator.getTimeOrderedEpoch() : known.id(), known, faults));
        }
        refuseCircles(placed);
        return placed;
    }

    /**
     * Places what an editor wrote.
     *
     * @param before the stored redirect; null for a new one
     */
    Placed place(RedirectDraft draft, StoredRedirect before) {
        Known known = stored(List.of(draft)).get(draft.from());
        List<Fault> faults = new ArrayList<>();
        if (known != null && (before == null || !known.id().equals(before.id()))) {
            faults.add(taken(known));
        }
        Placed placed = placed(
                draft,
                before == null ? UuidCreator.getTimeOrderedEpoch() : before.id(),
                before == null
                        ? null
                        : new Known(before.id(), before.draft().from(), before.version(), before.digest(), null),
                faults);
        refuseCircles(List.of(placed));
        return placed;
    }

    private static Fault taken(Known known) {
        return Fault.pointer(
                "/from",
                known.alias() == null
                        ? "Is taken by another redirect: " + known.id()
                        : "Is an alias of the article " + known.alias());
    }

    private Placed placed(RedirectDraft draft, UUID id, Known before, List<Fault> faults) {
        return new Placed(
                draft,
                RedirectPath.of(draft.from()).orElseThrow(),
                Target.of(draft.to(), site).orElseThrow(),
                id,
                before,
                ContentDigest.of(draft),
                faults);
    }

    private Map<String, Known> stored(List<RedirectDraft> drafts) {
        Map<String, Known> stored = new HashMap<>();
        database.list(
                        Sql.of("select r.id, r.path, r.version, r.digest, a.slug as alias from redirect r")
                                .add(
                                        "left join article a on a.id = r.article_id where r.path = any (?)",
                                        drafts.stream().map(RedirectDraft::from).toList()),
                        RedirectPlaces::known)
                .forEach(known -> stored.put(known.path(), known));
        return stored;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Database.id(row, "id"),
                row.getString("path"),
                row.getInt("version"),
                row.getBytes("digest"),
                row.getString("alias"));
    }

    /** Follows each draft through what is stored and through the drafts before it. */
    private void refuseCircles(List<Placed> placed) {
        Map<String, String> steps = stepsBeyond(placed);
        for (Placed one : placed) {
            String before = steps.put(one.path().folded(), one.target().key());
            if (!ends(one.path().folded(), steps)) {
                one.faults()
                        .add(Fault.pointer(
                                "/to",
                                "Leads back to " + one.draft().from() + ", or through more than " + Following.MOST_STEPS
                                        + " redirects"));
                steps.remove(one.path().folded());
                if (before != null) {
                    steps.put(one.path().folded(), before);
                }
            }
        }
    }

    private static boolean ends(String path, Map<String, String> steps) {
        Set<String> passed = new HashSet<>();
        String place = path;
        while (place != null) {
            String here = RedirectPath.forms(place).stream()
                    .filter(steps::containsKey)
                    .findFirst()
                    .orElse(null);
            if (here != null && (!passed.add(here) || passed.size() >= Following.MOST_STEPS)) {
                return false;
            }
            place = steps.get(here);
        }
        return true;
    }

    /** The stored redirects that the drafts can lead on to, without those that they replace. */
    private Map<String, String> stepsBeyond(List<Placed> placed) {
        Set<String> targets = new LinkedHashSet<>();
        List<String> replaced = new ArrayList<>();
        for (Placed one : placed) {
            targets.addAll(RedirectPath.forms(one.target().key()));
            replaced.add(one.id().toString());
        }
        Map<String, String> steps = new HashMap<>();
        database.list(
                        Sql.of(CHAIN, targets, replaced, replaced),
                        row -> Map.entry(row.getString("folded"), row.getString("target_key")))
                .forEach(step -> steps.put(step.getKey(), step.getValue()));
        return steps;
    }
}
