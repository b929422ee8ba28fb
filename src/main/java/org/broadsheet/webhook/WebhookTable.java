package org.broadsheet.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.name.FormerNames;
import org.broadsheet.name.Kind;

/** The rows of receivers, in the caller's transaction. Names of sections and tags come out as they are now. */
@ApplicationScoped
class WebhookTable {

    private static final String SELECT = "select w.id, w.version, w.name, w.protocol, w.url, w.options, w.enabled,"
            + " w.events, " + names(Kind.SECTION, "sections") + ", " + names(Kind.TAG, "tags") + ", w.kinds, w.sources,"
            + " w.material_only, w.partner_id, w.secrets, w.former_until, w.made_at, w.made_by, w.saved_at, w.saved_by, w.off_reason,"
            + " w.failures, w.failing_since, w.paused_until, w.delivered_at, w.failure from webhook w where true";

    private final Database database;

    WebhookTable(Database database) {
        this.database = database;
    }

    /** What only some protocols have, or is secret. */
    private record Options(String signature, String authorization, String method, String header, String indexNowKey) {}

    /** The slugs that things of a kind have now, of slugs that they have or had; a slug of nothing stays. */
    private static String names(Kind kind, String column) {
        return "array(select coalesce(" + FormerNames.current(kind, "n.slug") + ", n.slug) from unnest(w." + column
                + ") with ordinality n(slug, place) order by n.place) as " + column;
    }

    /** Those that fit a condition and an order of rows {@code w}. */
    List<Webhook> list(Sql conditions) {
        return database.list(Sql.of(SELECT).add(conditions), WebhookTable::read);
    }

    Optional<Webhook> find(UUID id) {
        return database.first(Sql.of(SELECT + " and w.id = ?", id), WebhookTable::read);
    }

    /** The same, locked until the transaction ends. Writers of content do not wait for it. */
    Optional<Webhook> lock(UUID id) {
        return database.first(Sql.of(SELECT + " and w.id = ? for no key update", id), WebhookTable::read);
    }

    UUID make(WebhookDraft draft, List<Secret> secrets, String by) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        database.update(insertion(id, draft, secrets, by));
        return id;
    }

    /** Stores one with this id, or makes the one that there is the same. */
    void put(UUID id, WebhookDraft draft, String by) {
        database.update(insertion(id, draft, List.of(), by)
                .add("on conflict (id) do update set name = excluded.name, url = excluded.url,")
                .add("options = excluded.options, enabled = excluded.enabled, off_reason = null"));
    }

    private static Sql insertion(UUID id, WebhookDraft draft, List<Secret> secrets, String by) {
        return Sql.of("insert into webhook (id, version, protocol, secrets, made_at, made_by,")
                .add("name, url, options, enabled, events, sections, tags, kinds, sources, material_only, partner_id,")
                .add(
                        "saved_at, saved_by) values (?, 1, ?, ?, now(), ?,",
                        id,
                        draft.protocol().wireName(),
                        texts(secrets),
                        by)
                .add("?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,", fields(draft))
                .add("now(), ?)", by);
    }

    /** Stores another draft. What was switched off by the program and is on again begins anew. */
    void save(UUID id, WebhookDraft draft, String by) {
        database.update(Sql.of("update webhook set version = version + 1,")
                .add("(name, url, options, enabled, events, sections, tags, kinds, sources, material_only,")
                .add("partner_id) =")
                .add("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),", fields(draft))
                .add("saved_at = now(), saved_by = ?,", by)
                .add("off_reason = case when ? then null else off_reason end,", draft.enabled())
                .add("failures = 0, failing_since = null, paused_until = null where id = ?", id));
    }

    /** Puts another secret before the one that there is, which counts for a time still. */
    void change(Webhook webhook, Secret secret, Duration overlap) {
        database.update(Sql.of(
                "update webhook set version = version + 1, secrets = ?, former_until = now() + make_interval(secs => ?)"
                        + " where id = ?",
                texts(List.of(secret, webhook.secrets().get(0))),
                overlap.toSeconds(),
                webhook.id()));
    }

    void delete(UUID id) {
        database.update(Sql.of("delete from webhook where id = ?", id));
    }

    /** The key that a row's options have. */
    static Optional<String> indexNowKey(String options) {
        return Optional.ofNullable(StoredJson.read(options, Options.class).indexNowKey());
    }

    private static Object[] fields(WebhookDraft draft) {
        Options options = new Options(
                draft.signature(), draft.authorization(), draft.method(), draft.header(), draft.indexNowKey());
        return new Object[] {
            draft.name(),
            draft.url(),
            StoredJson.write(options),
            draft.enabled(),
            draft.events(),
            draft.sections(),
            draft.tags(),
            draft.kinds(),
            draft.sources(),
            draft.materialOnly(),
            Optional.ofNullable(draft.partner()).map(UUID::fromString)
        };
    }

    private static Webhook read(ResultSet row) throws SQLException {
        Options options = StoredJson.read(row.getString("options"), Options.class);
        WebhookDraft draft = new WebhookDraft(
                row.getString("name"),
                Protocol.of(row.getString("protocol")),
                row.getString("url"),
                row.getBoolean("enabled"),
                texts(row, "events"),
                texts(row, "sections"),
                texts(row, "tags"),
                texts(row, "kinds"),
                texts(row, "sources"),
                row.getBoolean("material_only"),
                row.getString("partner_id"),
                options.signature(),
                options.authorization(),
                options.method(),
                options.header(),
                options.indexNowKey());
        return new Webhook(
                Database.id(row, "id"),
                row.getInt("version"),
                draft,
                texts(row, "secrets").stream().map(Secret::of).toList(),
                Database.instant(row, "former_until"),
                Database.instant(row, "made_at"),
                row.getString("made_by"),
                Database.instant(row, "saved_at"),
                row.getString("saved_by"),
                new Webhook.Health(
                        row.getString("off_reason"),
                        row.getInt("failures"),
                        Database.instant(row, "failing_since"),
                        Database.instant(row, "paused_until"),
                        Database.instant(row, "delivered_at"),
                        row.getString("failure")));
    }

    private static List<String> texts(List<Secret> secrets) {
        return secrets.stream().map(Secret::text).toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList(Database.array(row, column, new String[0]));
    }
}
