package org.broadsheet.article;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.broadsheet.article.ArticleModel.Entry;
import org.broadsheet.article.ArticleModel.Gone;
import org.broadsheet.article.ArticleModel.Life;
import org.broadsheet.article.ArticleModel.Notice;
import org.broadsheet.article.ArticleModel.Outcome;
import org.broadsheet.article.ArticleModel.Said;
import org.broadsheet.article.ArticleModel.Updated;
import org.broadsheet.article.ArticleModel.Version;
import org.broadsheet.article.ArticleStep.Attach;
import org.broadsheet.article.ArticleStep.Content;
import org.broadsheet.article.ArticleStep.Create;
import org.broadsheet.article.ArticleStep.Delete;
import org.broadsheet.article.ArticleStep.ExpireSoon;
import org.broadsheet.article.ArticleStep.Field;
import org.broadsheet.article.ArticleStep.Manner;
import org.broadsheet.article.ArticleStep.Patch;
import org.broadsheet.article.ArticleStep.Publish;
import org.broadsheet.article.ArticleStep.PublishSoon;
import org.broadsheet.article.ArticleStep.Put;
import org.broadsheet.article.ArticleStep.Restore;
import org.broadsheet.article.ArticleStep.Send;
import org.broadsheet.article.ArticleStep.Stay;
import org.broadsheet.article.ArticleStep.Unpublish;
import org.broadsheet.article.ArticleStep.Withdraw;
import org.broadsheet.support.Contract;
import org.broadsheet.support.Exchange;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Sequences;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to an article, in whatever order: after each write editors and readers see what {@link ArticleModel}
 * has. {@code -Dproof.sequences} makes it more, {@code -Dproof.seed} the same again.
 */
@QuarkusTest
class ArticleSequencesTest {

    /** Between two of these the newsroom is emptied, so that a page holds all that is public. */
    private static final int AT_ONCE = 40;

    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String PAST = "2026-05-09T10:00:00Z";
    private static final String FUTURE = "2126-05-09T10:00:00Z";
    private static final String SOURCE = "wire";
    private static final List<String> ACCESS = List.of("free", "metered", "subscribers");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @TestHTTPResource
    URI api;

    @Inject
    Newsroom newsroom;

    private int runs;

    @Test
    void after_any_sequence_of_writes_everybody_sees_what_the_article_must_be() {
        new Sequences<>(ArticleStep.sequences(), "proof.sequences", 40).hold(this::begin);
    }

    private Run begin() {
        if (runs % AT_ONCE == 0) {
            newsroom.empty();
        }
        return new Run("q" + runs++ + "-");
    }

    private record Answer(int status, Map<String, List<String>> headers, String text) {
        JsonNode json() {
            return parsed(text);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    private Answer ask(String method, String path, String type, JsonNode body, String ifMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (path.startsWith("/v1/editorial")) {
            request.header("Authorization", "Bearer " + Newsroom.KEY);
        }
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(response.headers().map());
            if (!method.equals("GET")) {
                Contract.verify(new Exchange(
                        method,
                        response.uri(),
                        false,
                        body == null ? null : type,
                        body == null ? null : body.toString(),
                        response.statusCode(),
                        headers,
                        response.body().getBytes(StandardCharsets.UTF_8)));
            }
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer get(String path) {
        return ask("GET", path, null, null, null);
    }

    /** What a reader with the right to all of it gets. */
    private static JsonNode whole(String path) {
        return parsed(given().header("Authorization", "Bearer " + Newsroom.KEY)
                .get(path)
                .asString());
    }

    /** One article under names that no other run has. */
    private final class Run implements Sequences.Subject<ArticleStep> {

        private final String name;
        private final String replacement;
        private ArticleModel model = new ArticleModel();
        private String id;
        private JsonNode last;

        /** Whether the newest version is an editor's. */
        private boolean edited;

        private Instant goneSince;
        private int take;

        Run(String name) {
            this.name = name;
            this.replacement = name + "other";
            newsroom.takes(
                    section(name + "section0"),
                    section(name + "section1"),
                    tag(name + "tag0"),
                    tag(name + "tag1"),
                    author(name + "author0"),
                    author(name + "author1"),
                    article(replacement).with("section", name + "section0"));
        }

        /** A write of which the model tells the outcome. */
        private record Write(String method, String path, String type, JsonNode body, boolean conditional) {}

        @Override
        public void take(ArticleStep step) {
            ArticleModel after = model.copy();
            Map.Entry<Write, Outcome> made = made(step.act(), after);
            Write write = made.getKey();
            boolean stale = step.manner() == Manner.STALE && write.conditional() && model.exists();
            boolean dry = step.manner() == Manner.DRY;
            Outcome outcome = stale ? new Outcome(412, false, Updated.STAYS) : made.getValue();
            String path = dry ? write.path() + (write.path().contains("?") ? "&" : "?") + "dryRun=true" : write.path();
            boolean bySource = write.path().contains("/by-source/");
            String ifMatch = !write.conditional() || bySource && !stale ? null : stale ? stale() : current();

            Instant began = Instant.now().truncatedTo(ChronoUnit.MICROS);
            Answer answer = ask(write.method(), path, write.type(), write.body(), ifMatch);

            if (isImport(write)) {
                ObjectNode done = Newsroom.last(Newsroom.answer(answer.text())).deepCopy();
                done.remove("report");
                same("The import of " + write.body(), imported(outcome), done);
            } else {
                same(
                        "The answer to %s %s, %s: the status".formatted(write.method(), path, answer.text()),
                        outcome.status(),
                        answer.status());
                if (dry && outcome.status() < 300) {
                    same("The header Dry-Run", "true", answer.header("Dry-Run"));
                }
            }
            boolean saved = outcome.saves() && !dry;
            if (saved) {
                boolean isNew = !model.exists();
                edited = after.version() == model.version() && !isNew ? edited : !isImport(write);
                model = after;
                if (isNew) {
                    id = get(ARTICLES + "/" + model.said().slug())
                            .json()
                            .path("id")
                            .asText();
                }
            }
            if (saved && step.act() instanceof ExpireSoon && model.life() == Life.EXPIRED) {
                goneSince = null;
            }
            if (saved && (step.act() instanceof PublishSoon || step.act() instanceof ExpireSoon)) {
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .pollDelay(SOON)
                        .pollInterval(Duration.ofMillis(50))
                        .untilAsserted(() -> check(true, Updated.ANY, began));
            } else {
                check(saved, saved ? outcome.updated() : Updated.STAYS, began);
            }
        }

        private JsonNode imported(Outcome outcome) {
            return JSON.createObjectNode()
                    .put("type", "done")
                    .put("read", 1)
                    .put("created", outcome.status() == 201 ? 1 : 0)
                    .put("updated", outcome.status() == 200 && outcome.saves() ? 1 : 0)
                    .put("unchanged", outcome.saves() ? 0 : 1)
                    .put("rejected", 0)
                    .set("warnings", warnings(outcome));
        }

        /** Senders are told whose changes they replace. */
        private ArrayNode warnings(Outcome outcome) {
            ArrayNode warnings = JSON.createArrayNode();
            if (outcome.saves() && model.exists() && edited) {
                warnings.addObject()
                        .put("code", "edit-replaced")
                        .put("effect", "changed")
                        .put("count", 1)
                        .put("records", 1)
                        .putObject("example")
                        .put("line", 1)
                        .put("pointer", "")
                        .put(
                                "detail",
                                "Replaces what “bootstrap” changed since its sender sent it last; version "
                                        + model.version() + " has that");
            }
            return warnings;
        }

        private static boolean isImport(Write write) {
            return write.type() != null && write.type().endsWith("ndjson");
        }

        private String current() {
            return model.exists() ? "\"v" + model.version() + '"' : "\"v1\"";
        }

        private String stale() {
            return "\"v" + (model.version() > 1 ? model.version() - 1 : model.version() + 1) + '"';
        }

        private Map.Entry<Write, Outcome> made(ArticleStep.Act act, ArticleModel after) {
            String path = ARTICLES + "/" + (id == null ? name + "slug0" : id);
            if (act instanceof Create create) {
                Said content = said(create.content(), create.sourced());
                Said said = model.exists() ? called(model.said().slug(), content.headline(), content) : content;
                return Map.entry(
                        new Write("POST", ARTICLES, "application/json", form(said), false), after.create(said));
            }
            if (act instanceof Put put) {
                Said said = said(put.content(), false);
                ObjectNode form = form(said);
                if (put.content().slug() < 0) {
                    form.remove("slug");
                }
                return changing("PUT", path, "application/json", form, after.edit("replace", said, true));
            }
            if (act instanceof Patch patch) {
                Said said = patched(patch);
                ObjectNode form = form(said);
                String field =
                        switch (patch.field()) {
                            case TEXT -> "body";
                            default -> patch.field().name().toLowerCase(Locale.ROOT);
                        };
                form.retain(field);
                return changing(
                        "PATCH",
                        path + "?material=" + patch.material(),
                        "application/merge-patch+json",
                        form,
                        after.edit("patch", said, patch.material()));
            }
            if (act instanceof Send send) {
                return sent(send, after);
            }
            if (act instanceof Publish publish) {
                ObjectNode when = JSON.createObjectNode();
                switch (publish.to()) {
                    case SCHEDULED -> when.put("at", FUTURE);
                    case EMBARGOED -> when.put("embargoUntil", FUTURE);
                    default -> {}
                }
                return changing("POST", path + "/publish", "application/json", when, after.publish(publish.to()));
            }
            if (act instanceof PublishSoon) {
                String at =
                        Instant.now().plus(SOON).truncatedTo(ChronoUnit.MILLIS).toString();
                Outcome outcome = after.isPublic() ? Outcome.CONFLICT : after.publish(Life.PUBLISHED);
                return changing(
                        "POST",
                        path + "/publish",
                        "application/json",
                        JSON.createObjectNode().put("at", at),
                        outcome);
            }
            if (act instanceof ExpireSoon) {
                Instant end = Instant.now().plus(SOON).truncatedTo(ChronoUnit.MILLIS);
                return changing(
                        "POST",
                        path + "/expire",
                        "application/json",
                        JSON.createObjectNode().put("expiresAt", end.toString()),
                        after.end(new Gone("It was published until " + end + ".", null, null)));
            }
            if (act instanceof Stay) {
                return changing("POST", path + "/expire", "application/json", JSON.createObjectNode(), after.stay());
            }
            if (act instanceof Unpublish unpublish) {
                String reason = unpublish.reason() ? "Taken back " + take++ + "." : null;
                return changing(
                        "POST",
                        path + "/unpublish",
                        "application/json",
                        JSON.createObjectNode().put("reason", reason),
                        after.unpublish(reason));
            }
            if (act instanceof Withdraw withdraw) {
                Gone gone = new Gone(
                        "Wrong " + take++ + ".",
                        withdraw.notice() ? "<p>Sorry " + take++ + ".</p>" : null,
                        withdraw.replacement() ? replacement : null);
                ObjectNode why = JSON.createObjectNode()
                        .put("reason", gone.reason())
                        .put("notice", gone.notice())
                        .put("replacement", gone.replacement());
                return changing("POST", path + "/withdraw", "application/json", why, after.withdraw(gone));
            }
            if (act instanceof Attach attach) {
                Notice notice = new Notice(attach.kind(), "<p>Notice " + take++ + ".</p>");
                ObjectNode sent =
                        JSON.createObjectNode().put("kind", notice.kind()).put("text", notice.html());
                return changing("POST", path + "/notices", "application/json", sent, after.attach(notice));
            }
            if (act instanceof Restore restore) {
                int version = model.exists() ? 1 + (restore.version() - 1) % model.version() : 1;
                return changing("POST", path + "/versions/" + version + "/restore", null, null, after.restore(version));
            }
            if (act instanceof Delete) {
                return changing("DELETE", path, null, null, after.delete());
            }
            throw new IllegalStateException("Not known: " + act);
        }

        private Map.Entry<Write, Outcome> changing(
                String method, String path, String type, JsonNode body, Outcome outcome) {
            return Map.entry(new Write(method, path, type, body, true), outcome);
        }

        private String text(String word, int number) {
            return number == 0 ? null : "%s %d.".formatted(word, number);
        }

        private List<String> some(String kind, int bits) {
            return IntStream.range(0, ArticleStep.NAMES)
                    .filter(i -> (bits >> i & 1) == 1)
                    .mapToObj(i -> name + kind + i)
                    .toList();
        }

        /** A bit for each author, then one for a role of the last of them, and one for a guest before them all. */
        private List<String> contributors(int bits) {
            List<String> all = new ArrayList<>(some("author", bits));
            if ((bits >> ArticleStep.NAMES & 1) == 1 && !all.isEmpty()) {
                all.add("{\"slug\":\"" + all.remove(all.size() - 1) + "\",\"role\":\"photographer\"}");
            }
            if ((bits >> ArticleStep.NAMES + 1 & 1) == 1) {
                all.add(0, "{\"name\":\"Jane Roe\",\"kind\":\"organisation\"}");
            }
            return all;
        }

        /** Content in words; the sender's id is whichever the article has. */
        private Said said(Content content, boolean sourced) {
            Said was = model.said();
            String slug = was != null && content.slug() < 0 ? was.slug() : name + "slug" + Math.max(0, content.slug());
            boolean known = was == null ? sourced : was.externalId() != null;
            return new Said(
                    slug,
                    "Headline " + content.headline(),
                    text("Standfirst", content.standfirst()),
                    name + "section" + content.section(),
                    some("tag", content.tags()),
                    contributors(content.authors()),
                    "Text " + content.text() + ".",
                    ACCESS.get(content.access()),
                    known ? SOURCE : null,
                    known ? name + "id" : null);
        }

        private Said patched(Patch patch) {
            Said next = said(patch.content(), false);
            Said was = model.exists() ? model.said() : next;
            Field field = patch.field();
            return new Said(
                    (field == Field.SLUG ? next : was).slug(),
                    (field == Field.HEADLINE ? next : was).headline(),
                    (field == Field.STANDFIRST ? next : was).standfirst(),
                    (field == Field.SECTION ? next : was).section(),
                    (field == Field.TAGS ? next : was).tags(),
                    (field == Field.AUTHORS ? next : was).authors(),
                    (field == Field.TEXT ? next : was).text(),
                    (field == Field.ACCESS ? next : was).access(),
                    was.source(),
                    was.externalId());
        }

        private static Said called(String slug, String headline, Said said) {
            return new Said(
                    slug,
                    headline,
                    said.standfirst(),
                    said.section(),
                    said.tags(),
                    said.authors(),
                    said.text(),
                    said.access(),
                    said.source(),
                    said.externalId());
        }

        private ObjectNode form(Said said) {
            ObjectNode form = JSON.createObjectNode()
                    .put("slug", said.slug())
                    .put("headline", said.headline())
                    .put("standfirst", said.standfirst())
                    .put("section", said.section());
            said.tags().forEach(form.putArray("tags")::add);
            ArrayNode authors = form.putArray("authors");
            said.authors().forEach(one -> {
                if (one.startsWith("{")) {
                    authors.addRawValue(new RawValue(one));
                } else {
                    authors.add(one);
                }
            });
            form.putObject("body").put("text", said.text());
            form.put("access", said.access());
            if (said.externalId() != null) {
                form.put("source", said.source()).put("externalId", said.externalId());
            }
            return form;
        }

        /** A payload as it was sent, by which door, and what it says. */
        private record Sent(boolean byImport, ObjectNode payload, Said said, Life life) {}

        private Map.Entry<Write, Outcome> sent(Send send, ArticleModel after) {
            Sent sent = send.again() && isSendable(model.lastSent()) ? (Sent) model.lastSent() : payload(send);
            String path = ARTICLES + "/by-source/" + SOURCE + "/" + name + "id";
            Write write = sent.byImport()
                    ? new Write(
                            "POST",
                            "/v1/editorial/imports",
                            "application/x-ndjson",
                            sent.payload().deepCopy().put("type", "article"),
                            false)
                    : new Write("PUT", path, "application/json", sent.payload(), true);
            return Map.entry(write, after.send(sent, sent.said(), sent.life(), !sent.byImport()));
        }

        /** A record that has no id of its own is the article's only under the article's slug. */
        private boolean isSendable(Object before) {
            return before instanceof Sent sent
                    && (sent.said().externalId() != null
                            || sent.said().slug().equals(model.said().slug()));
        }

        private Sent payload(Send send) {
            boolean sourced = model.exists() ? model.said().externalId() != null : !send.byImport();
            boolean byImport = send.byImport() || !sourced;
            Said content = said(send.content(), sourced);
            String slug =
                    sourced || !model.exists() ? content.slug() : model.said().slug();
            Said said = called(slug, "Take " + take++, content);
            ObjectNode payload = form(said).put("status", send.life().status());
            if (send.life() != Life.DRAFT) {
                payload.put("publishedAt", send.life() == Life.SCHEDULED ? FUTURE : PAST);
            }
            if (send.life() == Life.EMBARGOED) {
                payload.put("embargoUntil", FUTURE);
            }
            if (!byImport && send.content().slug() < 0 && model.exists()) {
                payload.remove("slug");
            }
            return new Sent(byImport, payload, said, send.life());
        }

        private void check(boolean saved, Updated updated, Instant began) {
            JsonNode read = editors();
            if (!saved && last != null) {
                same("What editors see after a write that changes nothing", last, read);
            } else if (last != null && updated != Updated.ANY) {
                boolean moved = !last.path("updatedAt").equals(read.path("updatedAt"));
                same("Whether updatedAt moved", updated == Updated.MOVES, moved);
            }
            last = read;
            since(began);
            readers();
            list("/v1/articles?limit=100", model.isListed());
            if (saved) {
                lists();
            }
            if (model.exists()) {
                history();
                versions(Math.max(1, model.version() - 1));
            }
            trail();
        }

        /** What was kept at its time is still there at the end. */
        @Override
        public void end() {
            if (model.exists()) {
                versions(1);
            }
        }

        /** What is gone is so since the write that took it away, whatever is done to it until it is public again. */
        private void since(Instant began) {
            if (model.gone() == null) {
                goneSince = null;
                return;
            }
            Instant at = Instant.parse(last.at("/gone/at").asText());
            if (goneSince == null) {
                same(
                        "Whether it is gone since now, which is after %s, not %s".formatted(began, at),
                        false,
                        at.isBefore(began));
                goneSince = at;
            }
            same("Since when it is gone", goneSince, at);
        }

        private JsonNode editors() {
            Answer answer = get(ARTICLES + "/" + (id == null ? name + "slug0" : id));
            same("An editor's read: the status", model.exists() ? 200 : 404, answer.status());
            if (!model.exists()) {
                return null;
            }
            JsonNode read = answer.json();
            Map<String, Object> expected = facts(model.said());
            expected.put("version", model.version());
            expected.put("status", model.life().status());
            expected.put("embargoed", model.life() == Life.EMBARGOED);
            expected.put("over", model.over());
            expected.put("retracted", model.retracted());
            expected.put("gone", model.gone());
            expected.put("notices", sorted(model.notices()));
            Map<String, Object> actual = facts(read);
            actual.put("version", read.path("version").asInt());
            actual.put("status", read.path("status").asText());
            actual.put("embargoed", !read.path("embargoUntil").isNull());
            actual.put("over", !read.path("expiresAt").isNull());
            actual.put("retracted", read.path("retracted").asBoolean());
            actual.put("gone", read.path("gone").isNull() ? null : gone(read.path("gone")));
            actual.put("notices", sorted(notices(read.path("notices"))));
            same("What editors see", expected, actual);
            return read;
        }

        private static List<Notice> sorted(List<Notice> notices) {
            return notices.stream().sorted(Comparator.comparing(Notice::html)).toList();
        }

        private static List<Notice> notices(JsonNode nodes) {
            List<Notice> notices = new ArrayList<>();
            nodes.forEach(node -> notices.add(
                    new Notice(node.path("kind").asText(), node.path("html").asText())));
            return notices;
        }

        private static Gone gone(JsonNode node) {
            return new Gone(
                    node.path("reason").asText(null),
                    node.path("notice").asText(null),
                    node.path("replacement").asText(null));
        }

        /** A contributor as editors send one: readers are also told what is not sent, and the names of authors. */
        private static String sent(JsonNode contributor) {
            if (contributor.isTextual()) {
                return contributor.textValue();
            }
            ObjectNode sent = contributor.deepCopy();
            boolean author = contributor.hasNonNull("slug");
            sent.remove(author ? List.of("name", "kind", "url") : List.of("slug"));
            sent.properties()
                    .removeIf(entry -> entry.getValue().isNull()
                            || Set.of("author", "person")
                                    .contains(entry.getValue().asText()));
            return author && sent.size() == 1 ? sent.path("slug").asText() : sent.toString();
        }

        private static Map<String, Object> facts(Said said) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("slug", said.slug());
            facts.put("headline", said.headline());
            facts.put("standfirst", said.standfirst());
            facts.put("section", said.section());
            facts.put("tags", said.tags());
            facts.put("authors", said.authors());
            facts.put("text", said.text());
            facts.put("access", said.access());
            facts.put("source", said.source());
            facts.put("externalId", said.externalId());
            return facts;
        }

        private static Map<String, Object> facts(JsonNode form) {
            Map<String, Object> facts = new LinkedHashMap<>();
            for (String field : List.of("slug", "headline", "standfirst", "section")) {
                facts.put(field, form.path(field).asText(null));
            }
            facts.put("tags", texts(form.path("tags")));
            List<String> authors = new ArrayList<>();
            form.path(form.has("contributors") ? "contributors" : "authors").forEach(one -> authors.add(sent(one)));
            facts.put("authors", authors);
            facts.put("text", String.join("\n", form.at("/body/blocks").findValuesAsText("html")));
            // A version has it only where it is not free, as it is stored.
            facts.put("access", form.path("access").asText(ACCESS.get(0)));
            for (String field : List.of("source", "externalId")) {
                facts.put(field, form.path(field).asText(null));
            }
            return facts;
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(node -> texts.add(node.isObject() ? node.path("slug").asText() : node.asText()));
            return texts;
        }

        private void readers() {
            for (int i = 0; i < ArticleStep.SLUGS; i++) {
                reader(name + "slug" + i, model.statusAt(name + "slug" + i));
            }
            if (id != null) {
                reader(id, model.exists() ? model.statusAt(model.said().slug()) : 404);
            }
        }

        private void reader(String slugOrId, int status) {
            String path = "/v1/articles/" + slugOrId;
            Answer answer = get(path + "?include=notices&body=html");
            same("GET " + path + ": the status", status, answer.status());
            switch (status) {
                case 308 ->
                    same(
                            "GET " + path + ": Location",
                            api.resolve("/v1/articles/" + model.said().slug()).getPath(),
                            api.resolve(answer.header("Location")).getPath());
                case 410 -> {
                    Gone gone = model.gone();
                    String other = gone.replacement() == null ? null : "/v1/articles/" + gone.replacement();
                    same("GET " + path, new Gone(gone.reason(), gone.notice(), other), gone(answer.json()));
                    same(
                            "GET " + path + ": goneAt",
                            goneSince,
                            Instant.parse(answer.json().path("goneAt").asText()));
                }
                case 200 -> {
                    JsonNode read = answer.json();
                    Map<String, Object> expected = new LinkedHashMap<>(facts(model.said()));
                    expected.keySet().removeAll(List.of("text", "source", "externalId"));
                    boolean free = model.said().access().equals(ACCESS.get(0));
                    String html = "<p>" + model.said().text() + "</p>";
                    expected.put("html", free ? html : "");
                    expected.put("truncated", !free);
                    expected.put("whole", html);
                    expected.put("retracted", model.retracted());
                    expected.put("notices", sorted(model.notices()));
                    Map<String, Object> actual = new LinkedHashMap<>(facts(read));
                    actual.keySet().removeAll(List.of("text", "source", "externalId"));
                    actual.put("section", read.at("/section/slug").asText());
                    actual.put("html", read.at("/body/html").asText().strip());
                    actual.put("truncated", read.at("/body/truncated").asBoolean());
                    actual.put(
                            "whole",
                            whole(path + "?body=html").at("/body/html").asText().strip());
                    actual.put("retracted", read.path("retracted").asBoolean());
                    actual.put("notices", sorted(notices(read.path("notices"))));
                    same("GET " + path, expected, actual);
                }
                default -> {}
            }
        }

        private void lists() {
            Said said = model.said();
            boolean listed = model.isListed();
            for (int i = 0; i < ArticleStep.NAMES; i++) {
                String section = name + "section" + i;
                String tag = name + "tag" + i;
                String author = name + "author" + i;
                list("/v1/articles?section=" + section, listed && said.section().equals(section));
                list("/v1/articles?tag=" + tag, listed && said.tags().contains(tag));
                list(
                        "/v1/articles?author=" + author,
                        listed && said.authors().toString().contains(author));
            }
            list("/v1/articles?limit=100&retracted=only", model.isPublic() && model.retracted());
            String feed = "/v1/articles.ndjson?limit=100";
            same(
                    "Whether it is in " + feed,
                    listed,
                    id != null && get(feed).text().contains(id));
        }

        private void list(String path, boolean expected) {
            Answer answer = get(path);
            same(path + ": the status", 200, answer.status());
            List<String> slugs = new ArrayList<>();
            answer.json().path("items").forEach(item -> {
                if (item.path("id").asText().equals(id)) {
                    slugs.add(item.path("slug").asText());
                }
            });
            same("It in " + path, expected ? List.of(model.said().slug()) : List.of(), slugs);
        }

        private void history() {
            String path = ARTICLES + "/" + id + "/versions";
            List<Version> versions = model.versions();
            List<String> expected = new ArrayList<>();
            for (int i = versions.size(); i > 0; i--) {
                Version version = versions.get(i - 1);
                expected.add(i + " " + version.status() + " " + version.said().headline());
            }
            List<String> actual = new ArrayList<>();
            get(path)
                    .json()
                    .path("items")
                    .forEach(item -> actual.add(item.path("version").asText()
                            + " "
                            + item.path("status").asText()
                            + " "
                            + item.path("headline").asText()));
            same("The versions", expected, actual);
        }

        private void versions(int first) {
            for (int i = first; i <= model.version(); i++) {
                JsonNode read = get(ARTICLES + "/" + id + "/versions/" + i).json();
                same("Version " + i, facts(model.versions().get(i - 1).said()), facts(read.path("content")));
            }
        }

        private void trail() {
            if (id == null) {
                return;
            }
            List<Entry> actual = new ArrayList<>();
            ArrayNode items = (ArrayNode)
                    get("/v1/editorial/audit?limit=100&thing=" + id).json().path("items");
            for (int i = items.size() - 1; i >= 0; i--) {
                JsonNode item = items.get(i);
                actual.add(new Entry(item.path("action").asText(), number(item.path("from")), number(item.path("to"))));
            }
            same("The audit trail", model.audit(), actual);
        }

        private static Integer number(JsonNode node) {
            return node.isNull() ? null : (Integer) node.asInt();
        }

        private static void same(String what, Object expected, Object actual) {
            if (!Objects.equals(expected, actual)) {
                throw new AssertionError("%s must be\n  %s, is\n  %s".formatted(what, expected, actual));
            }
        }
    }
}
