package org.broadsheet.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;
import org.broadsheet.outward.Destinations;
import org.broadsheet.outward.OutwardException;
import org.broadsheet.partner.Holdings;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.Durations;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;

/** Makes, changes and deletes receivers, and sends them things again, in the caller's transaction. */
@ApplicationScoped
class WebhookWrites {

    static final String KIND = "webhook";

    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final Webhooks webhooks;
    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final Outbox outbox;
    private final Replays replays;
    private final Destinations destinations;
    private final Holdings holdings;
    private final WebhookConfig config;
    private final Editor editor;
    private final Database database;
    private final ObjectMapper json;

    WebhookWrites(
            Webhooks webhooks,
            WebhookTable table,
            DeliveryTable deliveries,
            Outbox outbox,
            Replays replays,
            Destinations destinations,
            Holdings holdings,
            WebhookConfig config,
            Editor editor,
            Database database,
            ObjectMapper json) {
        this.webhooks = webhooks;
        this.table = table;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.replays = replays;
        this.destinations = destinations;
        this.holdings = holdings;
        this.config = config;
        this.editor = editor;
        this.database = database;
        this.json = json;
    }

    WriteResult make(Sent<WebhookDraft> sent) {
        WebhookDraft draft = sent.wholeContent();
        check(draft, true);
        List<Secret> secrets = draft.protocol() == Protocol.WEBHOOK ? List.of(secret(draft)) : List.of();
        WebhookView view = webhooks.view(table.make(draft, secrets, editor.name()));
        return new WriteResult(
                201,
                new WebhookView.New(view, shown(draft, secrets)),
                Precondition.tag(view.version()),
                Webhooks.PATH + view.id(),
                entry("create", view.id(), null, view.version(), draft.name()));
    }

    WriteResult patch(String id, Precondition precondition, Patch<WebhookDraft> patch) {
        Webhook webhook = lock(id, precondition);
        Sent<WebhookDraft> patched = patch.applyTo(webhook.draft());
        WebhookDraft draft = patched.content(json.valueToTree(webhooks.view(webhook)));
        patched.wholeContent();
        if (draft.equals(webhook.draft())) {
            return WriteResult.changed(webhooks.view(webhook), webhook.version(), null);
        }
        if (draft.protocol() != webhook.draft().protocol()) {
            throw Problem.invalidContent(
                            List.of(Fault.pointer("/protocol", "Never changes: delete the webhook and make another")))
                    .exception();
        }
        if (WebhookDraft.KEY_PAIR.equals(draft.signature())
                != WebhookDraft.KEY_PAIR.equals(webhook.draft().signature())) {
            throw Problem.invalidContent(
                            List.of(Fault.pointer("/signature", "Never changes: delete the webhook and make another")))
                    .exception();
        }
        check(draft, !draft.url().equals(webhook.draft().url()));
        table.save(webhook.id(), draft, editor.name());
        return changed("patch", webhook);
    }

    WriteResult delete(String id, Precondition precondition) {
        Webhook webhook = lock(id, precondition);
        table.delete(webhook.id());
        return WriteResult.deleted(entry(
                "delete", webhook.id(), webhook.version(), null, webhook.draft().name()));
    }

    /** Gives it another secret; the former one counts for a time still. */
    WriteResult change(String id, Precondition precondition, WebhookView.NewSecretInput input) {
        Webhook webhook = lock(id, precondition);
        Duration overlap = input.overlap() == null
                ? USUAL_OVERLAP
                : Durations.between(input.overlap(), Duration.ZERO, LONGEST_OVERLAP)
                        .orElseThrow(() -> Problem.invalidContent(List.of(Fault.pointer(
                                        "/overlap",
                                        "Must be an ISO 8601 duration of at most 30 days, in days or smaller units,"
                                                + " such as P1D")))
                                .exception());
        if (webhook.secrets().isEmpty()) {
            throw Problem.conflict(List.of(Fault.pointer("", "Calls of its protocol are not signed")))
                    .exception();
        }
        Secret secret = secret(webhook.draft());
        table.change(webhook, secret, overlap);
        WebhookView view = webhooks.view(webhook.id());
        return WriteResult.changed(
                new WebhookView.New(view, shown(webhook.draft(), List.of(secret))),
                Precondition.tag(view.version()),
                entry("change-secret", webhook.id(), webhook.version(), view.version(), view.name()));
    }

    /** Sends a test to it. */
    WriteResult test(String id) {
        Webhook webhook = webhooks.find(id);
        refuseOff(webhook);
        DeliveryTable.Event event =
                outbox.event(EventType.TEST, webhook.id(), webhook.version(), EventType.TEST_TAGS, database.now());
        deliveries.add(List.of(event));
        deliveries.send(List.of(webhook.id()), List.of(event.id()), config.retry());
        return new WriteResult(
                201,
                DeliveryView.of(deliveries.find(webhook.id(), event.id()).orElseThrow()),
                null,
                Webhooks.PATH + webhook.id() + "/deliveries/" + event.id(),
                entry("test", webhook.id(), null, null, webhook.draft().name()));
    }

    /** Sends one delivery again, and at once what waits for this receiver: perhaps behind this one. */
    WriteResult again(String id, String event) {
        Webhook webhook = webhooks.find(id);
        refuseOff(webhook);
        Delivery delivery = webhooks.delivery(webhook, event);
        deliveries.send(List.of(webhook.id()), List.of(delivery.event()), config.retry());
        deliveries.hurry(webhook.id());
        return WriteResult.changed(
                DeliveryView.of(deliveries.find(webhook.id(), delivery.event()).orElseThrow()),
                (String) null,
                entry("redeliver", webhook.id(), null, null, webhook.draft().name() + ": " + delivery.event()));
    }

    /** Sends everything again after a position or a time. */
    WriteResult replay(String id, WebhookView.ReplayInput input) {
        Webhook webhook = webhooks.find(id);
        refuseOff(webhook);
        if ((input.after() == null) == (input.since() == null)) {
            throw Problem.invalidContent(List.of(Fault.pointer("", "Send either after or since")))
                    .exception();
        }
        WebhookView.Replayed replayed = replays.replay(webhook, input);
        return WriteResult.changed(
                replayed,
                (String) null,
                entry("replay", webhook.id(), null, null, webhook.draft().name() + ": " + replayed.deliveries()));
    }

    private static void refuseOff(Webhook webhook) {
        if (!webhook.draft().enabled()) {
            throw Problem.conflict(List.of(Fault.pointer("", "It is switched off: enable it first")))
                    .exception();
        }
    }

    private Webhook lock(String id, Precondition precondition) {
        Webhook webhook = webhooks.lock(id);
        precondition.check(webhook.version());
        if (webhook.id().equals(PurgeSetting.ID)) {
            throw Problem.conflict(List.of(
                            Fault.pointer("", "It is made by the setting broadsheet.purge.url: change it there")))
                    .exception();
        }
        return webhook;
    }

    private WriteResult changed(String action, Webhook before) {
        WebhookView view = webhooks.view(before.id());
        return WriteResult.changed(
                view, view.version(), entry(action, view.id(), before.version(), view.version(), view.name()));
    }

    private static WriteResult.Entry entry(String action, UUID id, Integer from, Integer to, String note) {
        return new WriteResult.Entry(action, KIND, id, null, from, to).noting(note);
    }

    private static Secret secret(WebhookDraft draft) {
        return WebhookDraft.KEY_PAIR.equals(draft.signature()) ? Secret.newKeyPair() : Secret.newShared();
    }

    private static String shown(WebhookDraft draft, List<Secret> secrets) {
        return WebhookDraft.SHARED.equals(draft.signature()) ? secrets.get(0).forReceiver() : null;
    }

    /** Ends the request with a 422 that lists every fault that only the newsroom or the network knows. */
    private void check(WebhookDraft draft, boolean addressToo) {
        List<Fault> faults = new ArrayList<>();
        if (addressToo) {
            try {
                destinations.of(URI.create(draft.url()));
            } catch (OutwardException e) {
                faults.add(Fault.pointer("/url", e.getMessage()));
            }
        }
        check(Kind.SECTION, "/sections/", draft.sections(), faults);
        check(Kind.TAG, "/tags/", draft.tags(), faults);
        if (draft.partner() != null && !holdings.isPartner(UUID.fromString(draft.partner()))) {
            faults.add(Fault.pointer("/partner", "There is no partner with this id"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
    }

    private void check(Kind kind, String pointer, List<String> slugs, List<Fault> faults) {
        for (int i = 0; i < slugs.size(); i++) {
            String slug = slugs.get(i);
            boolean known = database.first(
                            Sql.of("select " + FormerNames.named(kind) + " is not null as known", slug, slug),
                            row -> row.getBoolean("known"))
                    .orElse(false);
            if (!known) {
                faults.add(Fault.pointer(pointer + i, "There is no " + kind.word() + " " + slug));
            }
        }
    }
}
