package org.broadsheet.partner;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.access.Keys;
import org.broadsheet.access.Limits;
import org.broadsheet.access.Product;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Reach;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.broadsheet.request.Slugs;

/** Reads, makes, changes and deletes partners; writes in the caller's transaction. */
@ApplicationScoped
class PartnerRecords {

    /** The beginning of every partner's address. */
    static final String PATH = "/v1/editorial/partners/";

    private static final String KIND = "partner";

    private final PartnerTable table;
    private final Keys keys;
    private final Reach reach;
    private final Editor editor;
    private final Counts counts;
    private final ObjectMapper json;

    PartnerRecords(PartnerTable table, Keys keys, Reach reach, Editor editor, Database database, ObjectMapper json) {
        this.table = table;
        this.keys = keys;
        this.reach = reach;
        this.editor = editor;
        this.counts = new Counts(database);
        this.json = json;
    }

    /** The partner with this id; ends the request with a 404 if there is none. */
    PartnerTable.Stored find(String id) {
        return Slugs.asId(id).flatMap(table::find).orElseThrow(() -> Problem.notStored()
                .exception());
    }

    /** A page of partners, those made last first. Uses partner_in_order. */
    Page<PartnerView> page(BoundQuery<PageRequest> query) {
        Keyset keyset = Keyset.of(query, query.value(), "partners", Instant.class);
        query.faults().check();
        return keyset.page(
                table.list(
                        Sql.of("").add(keyset.beyond("made_at", "id", true)).add(keyset.order("made_at", "id", true))),
                PartnerTable.Stored::madeAt,
                PartnerTable.Stored::id,
                this::view,
                counts.of(keyset.counting(), Sql.of("select 1 from partner")));
    }

    PartnerView view(PartnerTable.Stored partner) {
        Limits limits = partner.product().limits();
        return new PartnerView(
                partner.id(),
                partner.version(),
                partner.name(),
                partner.email(),
                ProductDraft.of(partner.product(), reach.sections(limits), reach.sources(limits)),
                partner.quota(),
                partner.expiresAt(),
                partner.madeAt(),
                partner.madeBy(),
                partner.savedAt(),
                partner.savedBy());
    }

    WriteResult make(Sent<PartnerDraft> sent) {
        PartnerDraft draft = sent.wholeContent();
        checkName(draft, null);
        PartnerView view = view(
                table.find(table.make(draft, product(draft, 1), editor.name())).orElseThrow());
        return WriteResult.created(
                view,
                view.version(),
                PATH + view.id(),
                new WriteResult.Entry("create", KIND, view.id(), null, null, view.version()).noting(view.name()));
    }

    WriteResult patch(String id, Precondition precondition, Patch<PartnerDraft> patch) {
        PartnerTable.Stored before = lock(id, precondition);
        PartnerView view = view(before);
        PartnerDraft draft = patch.applyTo(view.draft()).content(json.valueToTree(view));
        if (draft.equals(view.draft())) {
            return WriteResult.changed(view, view.version(), null);
        }
        checkName(draft, before.id());
        Product product = product(draft, before.product().number());
        table.save(before.id(), draft, product, !product.equals(before.product()), editor.name());
        PartnerView after = view(table.find(before.id()).orElseThrow());
        return WriteResult.changed(
                after,
                after.version(),
                new WriteResult.Entry("patch", KIND, after.id(), null, before.version(), after.version())
                        .noting(after.name()));
    }

    /** Deletes a partner with what is known of what it got, and revokes its keys. */
    WriteResult delete(String id, Precondition precondition) {
        PartnerTable.Stored before = lock(id, precondition);
        keys.revokeOfPartner(before.id());
        table.delete(before.id());
        return WriteResult.deleted(
                new WriteResult.Entry("delete", KIND, before.id(), null, before.version(), null).noting(before.name()));
    }

    private PartnerTable.Stored lock(String id, Precondition precondition) {
        PartnerTable.Stored stored = Slugs.asId(id).flatMap(table::lock).orElseThrow(() -> Problem.notStored()
                .exception());
        precondition.check(stored.version());
        return stored;
    }

    private void checkName(PartnerDraft draft, UUID own) {
        if (table.isTaken(draft.name(), own)) {
            throw Problem.conflict(List.of(Fault.pointer("/name", "Another partner has this name")))
                    .exception();
        }
    }

    /** The product of a draft; ends the request with a 422 that lists the sections that there are not. */
    private Product product(PartnerDraft draft, int number) {
        ProductDraft sent = draft.product();
        Set<UUID> sections = new LinkedHashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < sent.sections().size(); i++) {
            String slug = sent.sections().get(i);
            Optional<UUID> section = reach.section(slug);
            section.ifPresent(sections::add);
            if (section.isEmpty()) {
                faults.add(Fault.pointer("/product/sections/" + i, "There is no section " + slug));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return new Product(
                number,
                new Limits(sections, Set.copyOf(sent.sources())),
                Set.copyOf(sent.kinds()),
                Set.copyOf(sent.fields()),
                sent.duration(),
                sent.access() == ProductAccess.WHOLE);
    }
}
