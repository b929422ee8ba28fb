package org.broadsheet.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Scope;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.name.SlugHistory;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WarningCode;

/**
 * Writes sections, tags, authors and summaries, all in the same way. A write locks the row first, so if several writers
 * start from the same version, one succeeds and the others get 412.
 */
@ApplicationScoped
public class EditorialWrites {

    private static final int TITLE_LENGTH = 500;
    private static final int CANDIDATES = 20;
    private static final int NAMED_DEPENDENTS = 10;

    private final WriteTransaction writes;
    private final Database database;
    private final SlugHistory history;
    private final FormerSlugs former;
    private final Editor editor;
    private final Reach reach;
    private final ObjectMapper json;

    EditorialWrites(
            WriteTransaction writes,
            Database database,
            SlugHistory history,
            FormerSlugs former,
            Editor editor,
            Reach reach,
            ObjectMapper json) {
        this.writes = writes;
        this.database = database;
        this.history = history;
        this.former = former;
        this.editor = editor;
        this.reach = reach;
        this.json = json;
    }

    /** 200 with the resource with this id or slug, or 304; 308 by a former slug. */
    public <E extends EditorialEntity, V extends Versioned> Response get(
            EditorialType<E, ?, V> type, String idOrSlug, String ifNoneMatch) {
        E stored = query(type, idOrSlug).firstResultOptional().orElseThrow(() -> former.ofRead(type.kind(), idOrSlug));
        V view = type.view(withinReach(type, stored), List.of());
        return EditorialRead.of(view, view.version(), ifNoneMatch);
    }

    /** Creates a resource. */
    public <E extends EditorialEntity, D, V extends Versioned> Response create(
            EditorialType<E, D, V> type, Sent<D> sent, BoundQuery<ContentWriteRequest> query, String idempotencyKey) {
        ContentWriteRequest request = query.checked();
        return writes.once(
                idempotencyKey,
                "create " + type.word(),
                sent.bytes(),
                request.dryRun(),
                () -> create(type, sent.under(request.policy())));
    }

    /** Replaces the content of a resource. Without a slug in the request, the slug stays. */
    public <E extends EditorialEntity, D, V extends Versioned> Response replace(
            EditorialType<E, D, V> type,
            String id,
            Sent<D> sent,
            BoundQuery<ContentWriteRequest> query,
            String ifMatch) {
        ContentWriteRequest request = query.checked();
        return writes.run(request.dryRun(), () -> {
            E stored = lock(type, id, ifMatch);
            D content = sent.under(request.policy()).content(read(type, stored));
            return write("replace", type, stored, content, sent.losses());
        });
    }

    /** Changes some fields. A body is replaced as a whole: its forms are not merged. */
    public <E extends EditorialEntity, D, V extends Versioned> Response patch(
            EditorialType<E, D, V> type,
            String id,
            Patch<D> patch,
            BoundQuery<ContentWriteRequest> query,
            String ifMatch) {
        ContentWriteRequest request = query.checked();
        return writes.run(request.dryRun(), () -> {
            E stored = lock(type, id, ifMatch);
            Sent<D> patched = patch.under(request.policy()).applyTo(type.draft(stored));
            return write("patch", type, stored, patched.content(read(type, stored)), patched.losses());
        });
    }

    /** Changes a resource as a part of something larger: in the caller's transaction, whoever asks and whatever its version. */
    public <E extends EditorialEntity, D, V extends Versioned> WriteResult change(
            String action, EditorialType<E, D, V> type, String idOrSlug, UnaryOperator<D> changes) {
        E stored = locked(type, idOrSlug);
        D before = type.draft(stored);
        D draft = changes.apply(before);
        List<Warning> warnings = new ArrayList<>();
        return draft.equals(before)
                ? unchanged(type, stored, warnings)
                : store(action, type, stored, type.changed(draft, stored), warnings, Writer.program(action));
    }

    /** The id of the resource with this id or slug, which is not locked; ends the request with a 404 if there is none. */
    public UUID id(EditorialType<?, ?, ?> type, String idOrSlug) {
        Sql named =
                Slugs.isId(idOrSlug) ? Sql.of("where id = ?", Slugs.id(idOrSlug)) : Sql.of("where slug = ?", idOrSlug);
        return database.first(Sql.of("select id from " + type.word()).add(named), row -> Database.id(row, "id"))
                .orElseThrow(() -> former.ofWrite(type.kind(), type.path(), idOrSlug));
    }

    /** A resource for the editor who asks; ends the request with a 403 if it is beyond the limits of their key. */
    public <E extends EditorialEntity> E read(EditorialType<E, ?, ?> type, UUID id) {
        return withinReach(
                type, query(type, id.toString()).firstResultOptional().orElseThrow(() -> Problem.notStored()
                        .exception()));
    }

    /** The same, locked until the caller's transaction ends. */
    public <E extends EditorialEntity> E lock(EditorialType<E, ?, ?> type, UUID id) {
        return withinReach(type, locked(type, id.toString()));
    }

    /** A resource that is locked for what the program itself does, without a request. */
    public <E extends EditorialEntity> E lockForProgram(EditorialType<E, ?, ?> type, UUID id) {
        return locked(type, id.toString());
    }

    /**
     * Checks a draft that is to be stored apart from its resource; ends the request with a 422 as a write of it would. That
     * the slug is taken is only a warning, since it may be free by the time the draft is stored.
     *
     * @param sent with a slug
     */
    public <E extends EditorialEntity, D> CheckedContent<D> checkApart(
            EditorialType<E, D, ?> type, E stored, D sent, List<ContentLoss> losses) {
        List<Warning> warnings = losses(losses);
        D draft = type.current(sent, warnings);
        check(type, draft, stored, warnings);
        warnings.addAll(type.warnings(draft));
        taken(type, draft, stored)
                .ifPresent(fault -> warnings.add(new Warning(WarningCode.NAME_TAKEN, fault.pointer(), fault.detail())));
        return new CheckedContent<>(draft, warnings);
    }

    /**
     * Makes a draft that was prepared apart the content of a resource. Needs no request.
     *
     * @param stored locked
     * @param draft as it is to be stored, with its times
     */
    public <E extends EditorialEntity, D, V extends Versioned> WriteResult take(
            String action, EditorialType<E, D, V> type, E stored, D draft, Writer writer) {
        List<Warning> warnings = new ArrayList<>();
        return store(action, type, stored, type.current(draft, warnings), warnings, writer);
    }

    /** Deletes a resource that nothing refers to. */
    public <E extends EditorialEntity, D> Response delete(
            EditorialType<E, D, ?> type, String id, BoundQuery<WriteRequest> query, String ifMatch) {
        return run(query, () -> {
            E stored = lock(type, id, ifMatch);
            checkPublishing(type, null, stored);
            List<String> dependents = type.dependents(stored.id);
            if (!dependents.isEmpty()) {
                String named = String.join(", ", dependents.subList(0, Math.min(NAMED_DEPENDENTS, dependents.size())));
                String more = dependents.size() > NAMED_DEPENDENTS ? " and more" : "";
                throw conflict(Fault.pointer("", "Still referred to by: " + named + more));
            }
            Object before = type.remember(stored);
            type.delete(stored);
            type.flush();
            type.deleted(stored, before);
            return WriteResult.deleted(
                    new WriteResult.Entry("delete", type.word(), stored.id, stored.slug, stored.version, null));
        });
    }

    /**
     * Stores what an import sent, in the caller's transaction; the slug identifies the resource, by a former slug too. The
     * resource then keeps its current slug, and what it was merged into is not changed. Sending the same again changes
     * nothing, even if an editor has written since.
     *
     * @param images given each image of the record, and null for none; its result is stored
     * @param writer whose record it is
     * @param faults gets why it cannot be stored: by the rules that the newsroom itself has set, or by what the writer may do
     * @param warnings gets one for each former slug in the record
     * @return empty if it has such faults
     */
    public <E extends EditorialEntity, D> Optional<Saved> saveRecord(
            EditorialType<E, D, ?> type,
            D sent,
            UnaryOperator<Image> images,
            Writer writer,
            List<Fault> faults,
            List<Warning> warnings) {
        D draft = type.completed(sent, null);
        Match<E> match = match(type, draft);
        match.owner().ifPresent(one -> warnings.add(formerName(type, type.slug(draft), one)));
        byte[] digest = ContentDigest.of(draft);
        if (match.isUnchanged(type, draft, digest)) {
            return Optional.of(Saved.UNCHANGED);
        }
        E stored = match.stored();
        type.checkOwn(draft, null, faults, warnings);
        refusal(type, draft, stored, writer).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        D current = type.current(type.mapImages(draft, images), warnings);
        save(type, stored == null ? current : type.named(current, stored.slug), stored, digest, false);
        return Optional.of(stored == null ? Saved.CREATED : Saved.UPDATED);
    }

    /** Whether {@link #saveRecord} would change nothing. */
    public <E extends EditorialEntity, D> boolean isUnchanged(EditorialType<E, D, ?> type, D sent) {
        D draft = type.completed(sent, null);
        return match(type, draft).isUnchanged(type, draft, ContentDigest.of(draft));
    }

    /**
     * What a record is about.
     *
     * @param stored null for something new
     * @param owner of the former slug that the record has; empty if it has a current one
     */
    private record Match<E extends EditorialEntity>(E stored, Optional<SlugHistory.Owner> owner) {

        <D> boolean isUnchanged(EditorialType<E, D, ?> type, D draft, byte[] digest) {
            return owner.filter(SlugHistory.Owner::merged).isPresent()
                    || stored != null && ContentDigest.isSame(stored.digest, digest, () -> type.firstDigest(draft));
        }
    }

    private <E extends EditorialEntity, D> Match<E> match(EditorialType<E, D, ?> type, D draft) {
        E named = type.find("slug", type.slug(draft)).firstResult();
        Optional<SlugHistory.Owner> owner =
                named == null ? history.owner(type.kind(), type.slug(draft)) : Optional.empty();
        return new Match<>(
                owner.filter(one -> !one.merged())
                        .map(one -> type.findById(one.id()))
                        .orElse(named),
                owner);
    }

    private static Warning formerName(EditorialType<?, ?, ?> type, String slug, SlugHistory.Owner owner) {
        return new Warning(
                WarningCode.FORMER_NAME,
                "/slug",
                owner.merged()
                        ? "The " + type.word() + " " + slug + " was merged into " + owner.slug()
                                + ", which the record does not change"
                        : slug + " is a former name of the " + type.word() + " " + owner.slug()
                                + ", which keeps its name");
    }

    private Response run(BoundQuery<WriteRequest> query, Supplier<WriteResult> work) {
        return writes.run(dryRun(query), work);
    }

    private static boolean dryRun(BoundQuery<WriteRequest> query) {
        return query.checked().dryRun();
    }

    private <E extends EditorialEntity, D, V extends Versioned> WriteResult create(
            EditorialType<E, D, V> type, Sent<D> sent) {
        List<Warning> warnings = losses(sent.losses());
        D content = type.current(type.completed(sent.content(), null), warnings);
        D draft = type.slug(content) == null ? type.named(content, freeSlug(type, content)) : content;
        check(type, draft, null, warnings);
        checkReach(type.homeOf(draft), editor.limits());
        checkPublishing(type, draft, null);
        checkSlug(type, draft, null, warnings);
        E entity = save(type, draft, null, null, true);
        warnings.addAll(type.warnings(draft));
        V view = type.view(entity, warnings);
        return WriteResult.created(view, view.version(), type.path() + entity.id, entry("create", type, view, null));
    }

    private <E extends EditorialEntity, D, V extends Versioned> WriteResult write(
            String action, EditorialType<E, D, V> type, E stored, D sent, List<ContentLoss> losses) {
        List<Warning> warnings = losses(losses);
        D completed = type.current(type.completed(sent, stored), warnings);
        D draft = type.slug(completed) == null ? type.named(completed, stored.slug) : completed;
        D timed = draft.equals(type.draft(stored)) ? draft : type.changed(draft, stored);
        return store(action, type, stored, timed, warnings, editor.writer());
    }

    private static <E extends EditorialEntity, V extends Versioned> WriteResult unchanged(
            EditorialType<E, ?, V> type, E stored, List<Warning> warnings) {
        V view = type.view(stored, warnings);
        return WriteResult.changed(view, view.version(), null);
    }

    private <E extends EditorialEntity, D, V extends Versioned> WriteResult store(
            String action, EditorialType<E, D, V> type, E stored, D draft, List<Warning> warnings, Writer writer) {
        check(type, draft, stored, warnings);
        warnings.addAll(type.warnings(draft));
        warnings.addAll(type.warningsBeside(stored));
        if (draft.equals(type.draft(stored))) {
            return unchanged(type, stored, warnings);
        }
        checkReach(type.homeOf(draft), writer.limits());
        if (!writer.mayPublish()) {
            checkPublishing(type, draft, stored);
        }
        checkSlug(type, draft, stored, warnings);
        int before = stored.version;
        save(type, draft, stored, stored.digest, true);
        V view = type.view(stored, warnings);
        return WriteResult.changed(view, view.version(), entry(action, type, view, before));
    }

    /**
     * Writes the row and everything that belongs to it.
     *
     * @param digest of the last import, to store in the row
     * @param flush whether to write the row before this returns; an import writes many rows at once
     */
    private <E extends EditorialEntity, D> E save(
            EditorialType<E, D, ?> type, D draft, E stored, byte[] digest, boolean flush) {
        Object before = stored == null ? null : type.remember(stored);
        String slugBefore = stored == null ? null : stored.slug;
        boolean wasPublic = stored != null && type.isPublic(stored);
        E entity = stored == null ? type.create() : stored;
        entity.slug = type.slug(draft);
        entity.digest = digest;
        entity.savedAt = database.now();
        type.fill(entity, draft);
        if (stored == null) {
            entity.id = UuidCreator.getTimeOrderedEpoch();
            type.persist(entity);
        }
        if (flush || stored != null) {
            type.flush();
        }
        if (stored != null && !entity.slug.equals(slugBefore)) {
            history.keep(
                    type.kind(), List.of(new SlugHistory.Saved(entity.id, entity.slug, wasPublic ? slugBefore : null)));
        }
        type.saved(entity, draft, before);
        return entity;
    }

    private static <E extends EditorialEntity> PanacheQuery<E> query(EditorialType<E, ?, ?> type, String idOrSlug) {
        return Slugs.isId(idOrSlug) ? type.find("id", Slugs.id(idOrSlug)) : type.find("slug", idOrSlug);
    }

    /** The resource, locked until the transaction ends; ends the request unless the editor read its current version. */
    private <E extends EditorialEntity> E lock(EditorialType<E, ?, ?> type, String idOrSlug, String ifMatch) {
        E stored = locked(type, idOrSlug);
        checkReach(type.home(stored), editor.limits());
        new Precondition(ifMatch).check(stored.version);
        return stored;
    }

    private <E extends EditorialEntity> E locked(EditorialType<E, ?, ?> type, String idOrSlug) {
        return query(type, idOrSlug)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> former.ofWrite(type.kind(), type.path(), idOrSlug));
    }

    /** What all sections share can be read with every key. */
    private <E extends EditorialEntity> E withinReach(EditorialType<E, ?, ?> type, E stored) {
        type.home(stored).ifPresent(home -> reach.check(editor.limits(), home));
        return stored;
    }

    /** Ends the request with a 403 if there are limits that do not cover this, or that all sections share it. */
    private void checkReach(Optional<Reach.Place> home, Limits limits) {
        if (limits.areSet()) {
            reach.check(limits, home.orElseThrow(Reach::ofShared));
        }
    }

    private <E extends EditorialEntity, D> void checkPublishing(EditorialType<E, D, ?> type, D draft, E stored) {
        type.publishes(draft, stored).ifPresent(what -> editor.needs(Scope.CONTENT_PUBLISH, what));
    }

    /** Why the writer may not store a record over what is stored; empty if they may. */
    private <E extends EditorialEntity, D> Optional<Fault> refusal(
            EditorialType<E, D, ?> type, D draft, E stored, Writer writer) {
        if (writer.limits().areSet()) {
            List<Reach.Place> places = Stream.of(
                            type.homeOf(draft), stored == null ? Optional.<Reach.Place>empty() : type.home(stored))
                    .flatMap(Optional::stream)
                    .toList();
            if (places.isEmpty()) {
                return reach.faultOfShared(writer.limits(), type.word());
            }
            if (!reach.beyond(writer.limits(), places).isEmpty()) {
                return Optional.of(Fault.pointer("/section", reach.words(writer.limits())));
            }
        }
        return writer.mayPublish()
                ? Optional.empty()
                : type.publishes(draft, stored)
                        .map(what -> Fault.pointer("", what + " needs the scope " + Scope.CONTENT_PUBLISH));
    }

    /** The view that the editor has read, whose program-set fields may be sent back. */
    private <E extends EditorialEntity> JsonNode read(EditorialType<E, ?, ?> type, E stored) {
        return json.valueToTree(type.view(stored, List.of()));
    }

    private static <E extends EditorialEntity, D> void check(
            EditorialType<E, D, ?> type, D draft, E stored, List<Warning> warnings) {
        List<Fault> faults = new ArrayList<>();
        type.check(draft, stored, faults);
        type.checkOwn(draft, stored, faults, warnings);
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
    }

    /** Ends the request with a 409 if something else has the slug; warns if the slug redirected to something until now. */
    private <D> void checkSlug(EditorialType<?, D, ?> type, D draft, EditorialEntity stored, List<Warning> warnings) {
        String slug = type.slug(draft);
        if (stored != null && slug.equals(stored.slug)) {
            return;
        }
        taken(type, draft, stored).ifPresent(fault -> {
            throw conflict(fault.suggesting(free(type, slug)));
        });
        history.owner(type.kind(), slug)
                .filter(owner -> stored == null || !owner.id().equals(stored.id))
                .ifPresent(owner -> warnings.add(new Warning(
                        WarningCode.FORMER_NAME,
                        "/slug",
                        "Was a former name of the " + type.word() + " " + owner.slug()
                                + ", and no longer redirects to it")));
    }

    private <D> String freeSlug(EditorialType<?, D, ?> type, D draft) {
        String title = Optional.ofNullable(type.title(draft)).orElse("");
        String made = SlugMaker.of(title.substring(0, Math.min(TITLE_LENGTH, title.length())), type.language(draft));
        return history.taken(type.kind(), List.of(made)).isEmpty() ? made : free(type, made);
    }

    /** A fault if something else has the draft's slug. */
    private <D> Optional<Fault> taken(EditorialType<?, D, ?> type, D draft, EditorialEntity stored) {
        String slug = type.slug(draft);
        return stored != null && slug.equals(stored.slug)
                ? Optional.empty()
                : database.first(
                        Sql.of("select 1 from " + type.word() + " where slug = ?", slug),
                        row -> Fault.pointer("/slug", "Is taken by another " + type.word()));
    }

    /** The first numbered form of a slug that nothing of this type has or had. */
    private String free(EditorialType<?, ?, ?> type, String slug) {
        int number = 2;
        while (true) {
            Set<String> candidates = new LinkedHashSet<>();
            for (int i = 0; i < CANDIDATES; i++) {
                candidates.add(SlugMaker.numbered(slug, number++));
            }
            candidates.removeAll(history.taken(type.kind(), candidates));
            if (!candidates.isEmpty()) {
                return candidates.iterator().next();
            }
        }
    }

    private static List<Warning> losses(List<ContentLoss> losses) {
        List<Warning> warnings = new ArrayList<>();
        losses.forEach(loss -> warnings.add(Warning.of(loss)));
        return warnings;
    }

    private static WriteResult.Entry entry(String action, EditorialType<?, ?, ?> type, Versioned view, Integer from) {
        return new WriteResult.Entry(action, type.word(), view.id(), view.slug(), from, view.version());
    }

    private static RuntimeException conflict(Fault fault) {
        return Problem.conflict(List.of(fault)).exception();
    }
}
