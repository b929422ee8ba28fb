package org.broadsheet.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one article must be after any number of writes: the rules of its life in a few lines, without times, rows or
 * HTTP.
 */
final class ArticleModel {

    static final String RETRACTION = "retraction";

    /** Where it stands. Only the second is public: those behind it will be, or were. */
    enum Life {
        DRAFT,
        PUBLISHED,
        SCHEDULED,
        EMBARGOED,
        EXPIRED,
        WITHDRAWN;

        String status() {
            return switch (this) {
                case DRAFT -> "draft";
                case PUBLISHED, SCHEDULED, EMBARGOED, EXPIRED -> "published";
                case WITHDRAWN -> "withdrawn";
            };
        }
    }

    /**
     * What it says.
     *
     * @param text all of its body, of which the public gets nothing unless access is free
     */
    record Said(
            String slug,
            String headline,
            String standfirst,
            String section,
            List<String> tags,
            List<String> authors,
            String text,
            String access,
            String source,
            String externalId) {}

    /** Why its address answers 410; each may be null. */
    record Gone(String reason, String notice, String replacement) {
        static final Gone UNTOLD = new Gone(null, null, null);
    }

    record Notice(String kind, String html) {}

    record Version(Said said, String status) {}

    record Entry(String action, Integer from, Integer to) {}

    /** What becomes of the time of its last public change. */
    enum Updated {
        STAYS,
        MOVES,
        ANY
    }

    /**
     * What a write must be answered.
     *
     * @param saves whether it makes a version, or takes the article away
     */
    record Outcome(int status, boolean saves, Updated updated) {
        static final Outcome CONFLICT = new Outcome(409, false, Updated.STAYS);
        static final Outcome NOTHING_THERE = new Outcome(404, false, Updated.STAYS);
        static final Outcome UNFIT = new Outcome(422, false, Updated.STAYS);
        static final Outcome UNCHANGED = new Outcome(200, false, Updated.STAYS);

        static Outcome saved(Updated updated) {
            return new Outcome(200, true, updated);
        }
    }

    private Said said;
    private Life life;
    private boolean seen;
    private boolean over;
    private Gone gone;
    private boolean retracted;
    private Object lastSent;
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> former = new LinkedHashSet<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Entry> audit = new ArrayList<>();

    ArticleModel copy() {
        ArticleModel copy = new ArticleModel();
        copy.said = said;
        copy.life = life;
        copy.seen = seen;
        copy.over = over;
        copy.gone = gone;
        copy.retracted = retracted;
        copy.lastSent = lastSent;
        copy.notices.addAll(notices);
        copy.former.addAll(former);
        copy.versions.addAll(versions);
        copy.audit.addAll(audit);
        return copy;
    }

    boolean exists() {
        return said != null;
    }

    boolean isPublic() {
        return exists() && life == Life.PUBLISHED;
    }

    boolean isListed() {
        return isPublic() && !retracted;
    }

    Said said() {
        return said;
    }

    Life life() {
        return life;
    }

    /** Whether it has an end, which has come. That of a draft and of what is withdrawn stays. */
    boolean over() {
        return over;
    }

    Gone gone() {
        return gone;
    }

    boolean retracted() {
        return retracted;
    }

    List<Notice> notices() {
        return notices;
    }

    List<Version> versions() {
        return versions;
    }

    List<Entry> audit() {
        return audit;
    }

    int version() {
        return versions.size();
    }

    /** What a sender sent last; null where none did. */
    Object lastSent() {
        return lastSent;
    }

    /** What Delivery answers at a slug. */
    int statusAt(String slug) {
        boolean current = exists() && said.slug().equals(slug);
        if (!current && !former.contains(slug)) {
            return 404;
        }
        if (isPublic()) {
            return current ? 200 : 308;
        }
        return gone == null ? 404 : 410;
    }

    private void become(String action, Said next, Life then) {
        Integer from = exists() ? (Integer) version() : null;
        if (!exists()) {
            audit.clear();
        }
        if (seen && !next.slug().equals(said.slug())) {
            former.add(said.slug());
        }
        former.remove(next.slug());
        boolean ended = life == Life.EXPIRED && then != Life.EXPIRED;
        said = next;
        life = then;
        if (isPublic()) {
            seen = true;
            gone = null;
        } else if (seen && (gone == null || ended)) {
            gone = Gone.UNTOLD;
        }
        versions.add(new Version(said, life.status()));
        if (action != null) {
            audit.add(new Entry(action, from, version()));
        }
    }

    /** An editor's new draft; the slug of one that exists is taken. */
    Outcome create(Said draft) {
        if (exists()) {
            return Outcome.CONFLICT;
        }
        become("create", draft, Life.DRAFT);
        return new Outcome(201, true, Updated.ANY);
    }

    /** Other content in the same state: the same content is no version. */
    Outcome edit(String action, Said next, boolean material) {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (next.equals(said)) {
            return Outcome.UNCHANGED;
        }
        become(action, next, life);
        return Outcome.saved(!isPublic() ? Updated.ANY : material ? Updated.MOVES : Updated.STAYS);
    }

    Outcome restore(int version) {
        return exists() ? edit("restore", versions.get(version - 1).said(), true) : Outcome.NOTHING_THERE;
    }

    /** Publishes now, later, or under an embargo. What is public is not hidden again by that. */
    Outcome publish(Life then) {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (isPublic()) {
            return then == Life.PUBLISHED ? Outcome.UNCHANGED : Outcome.CONFLICT;
        }
        if (over) {
            return Outcome.UNFIT;
        }
        if (then == Life.SCHEDULED && life == Life.SCHEDULED) {
            return Outcome.UNCHANGED;
        }
        become("publish", said, then);
        return Outcome.saved(Updated.ANY);
    }

    /** Gets an end that comes a moment later. What becomes public after it cannot have it. */
    Outcome end(Gone why) {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (life == Life.SCHEDULED || life == Life.EMBARGOED) {
            return Outcome.UNFIT;
        }
        over = true;
        if (life == Life.DRAFT || life == Life.WITHDRAWN) {
            become("expire", said, life);
        } else {
            become("expire", said, Life.EXPIRED);
            gone = why;
        }
        return Outcome.saved(Updated.ANY);
    }

    /** Loses its end. */
    Outcome stay() {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (!over) {
            return Outcome.UNCHANGED;
        }
        over = false;
        become("expire", said, life == Life.EXPIRED ? Life.PUBLISHED : life);
        return Outcome.saved(Updated.ANY);
    }

    Outcome unpublish(String reason) {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (!life.status().equals("published")) {
            return Outcome.CONFLICT;
        }
        become("unpublish", said, Life.DRAFT);
        gone = seen ? new Gone(reason, null, null) : null;
        return Outcome.saved(Updated.ANY);
    }

    Outcome withdraw(Gone why) {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (!seen) {
            return Outcome.CONFLICT;
        }
        become("withdraw", said, Life.WITHDRAWN);
        gone = why;
        return Outcome.saved(Updated.ANY);
    }

    Outcome attach(Notice notice) {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (!seen) {
            return Outcome.CONFLICT;
        }
        notices.add(notice);
        retracted |= notice.kind().equals(RETRACTION);
        become("attach notice", said, life);
        return Outcome.saved(isPublic() ? Updated.MOVES : Updated.ANY);
    }

    /**
     * What a sender says of it, its state included. What it said last changes nothing, whatever an editor did since.
     *
     * @param sent equal for what is sent again
     * @param audited whether the write is in the audit trail by itself; an import is there as a whole
     */
    Outcome send(Object sent, Said next, Life then, boolean audited) {
        if (exists() && sent.equals(lastSent)) {
            return Outcome.UNCHANGED;
        }
        boolean isNew = !exists();
        over = false;
        become(audited ? isNew ? "create" : "replace" : null, next, then);
        lastSent = sent;
        return new Outcome(isNew ? 201 : 200, true, Updated.ANY);
    }

    /** Takes away what nobody has seen. */
    Outcome delete() {
        if (!exists()) {
            return Outcome.NOTHING_THERE;
        }
        if (seen) {
            return Outcome.CONFLICT;
        }
        audit.add(new Entry("delete", version(), null));
        said = null;
        life = null;
        lastSent = null;
        over = false;
        versions.clear();
        former.clear();
        return new Outcome(204, true, Updated.ANY);
    }
}
