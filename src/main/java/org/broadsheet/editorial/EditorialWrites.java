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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.broadsheet.access.Scope;
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
        type.home(stored).ifPresent(this::checkReach);
        V view = type.view(stored, List.of());
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
        E stored = query(type, idOrSlug)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> former.ofWrite(type.kind(), type.path(), idOrSlug));
        D before = type.draft(stored);
        D draft = changes.apply(before);
        List<Warning> warnings = new ArrayList<>();
        if (draft.equals(before)) {
            V view = type.view(stored, warnings);
            return WriteResult.changed(view, view.version(), null);
        }
        check(type, draft, stored, warnings);
        warnings.addAll(type.warnings(draft));
        int version = stored.version;
        save(type, type.changed(draft, stored), stored, stored.digest, true);
        V view = type.view(stored, warnings);
        return WriteResult.changed(view, view.version(), entry(action, type, view, version));
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
     * @param writer whose record it is
     * @param faults gets why it cannot be stored: by the rules that the newsroom itself has set, or by what the writer may do
     * @param warnings gets one for each former slug in the record
     * @return empty if it has such faults
     */
    public <E extends EditorialEntity, D> Optional<Saved> saveRecord(
            EditorialType<E, D, ?> type, D sent, Writer writer, List<Fault> faults, List<Warning> warnings) {
        D draft = type.completed(sent, null);
        String slug = type.slug(draft);
        E named = type.find("slug", slug).firstResult();
        Optional<SlugHistory.Owner> owner = named == null ? history.owner(type.kind(), slug) : Optional.empty();
        owner.ifPresent(one -> warnings.add(formerName(type, slug, one)));
        if (owner.filter(SlugHistory.Owner::merged).isPresent()) {
            return Optional.of(Saved.UNCHANGED);
        }
        E stored = owner.map(one -> type.findById(one.id())).orElse(named);
        byte[] digest = ContentDigest.of(draft);
        if (stored != null && ContentDigest.isSame(stored.digest, digest, () -> type.firstDigest(draft))) {
            return Optional.of(Saved.UNCHANGED);
        }
        type.checkOwn(draft, null, faults, warnings);
        refusal(type, draft, stored, writer).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        D current = type.current(draft, warnings);
        save(type, stored == null ? current : type.named(current, stored.slug), stored, digest, false);
        return Optional.of(stored == null ? Saved.CREATED : Saved.UPDATED);
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
        checkReach(type.homeOf(draft));
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
        check(type, draft, stored, warnings);
        warnings.addAll(type.warnings(draft));
        if (draft.equals(type.draft(stored))) {
            V view = type.view(stored, warnings);
            return WriteResult.changed(view, view.version(), null);
        }
        checkReach(type.homeOf(draft));
        checkPublishing(type, draft, stored);
        checkSlug(type, draft, stored, warnings);
        int before = stored.version;
        save(type, type.changed(draft, stored), stored, stored.digest, true);
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
        E stored = query(type, idOrSlug)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> former.ofWrite(type.kind(), type.path(), idOrSlug));
        checkReach(type.home(stored));
        new Precondition(ifMatch).check(stored.version);
        return stored;
    }

    /** Ends the request with a 403 if the editor's key has limits that do not cover this, or that all sections share it. */
    private void checkReach(Optional<Reach.Place> home) {
        if (editor.limits().areSet()) {
            checkReach(home.orElseThrow(Reach::ofShared));
        }
    }

    private void checkReach(Reach.Place home) {
        reach.check(editor.limits(), home);
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
        if (isTaken(type, slug)) {
            throw conflict(
                    Fault.pointer("/slug", "Is taken by another " + type.word()).suggesting(free(type, slug)));
        }
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

    private boolean isTaken(EditorialType<?, ?, ?> type, String slug) {
        return database.first(Sql.of("select 1 from " + type.word() + " where slug = ?", slug), row -> true)
                .isPresent();
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
