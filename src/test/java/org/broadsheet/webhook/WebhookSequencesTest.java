package org.broadsheet.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Receiver;
import org.broadsheet.support.Receiver.Received;
import org.broadsheet.support.Sequences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to articles, receivers are told exactly of the rows of the public change feed that concern them.
 * What concerns them is computed from what the public saw of an article before a step and after it, and from nothing else.
 * {@code -Dproof.webhooks} makes it more, {@code -Dproof.seed} the same again.
 */
@QuarkusTest
class WebhookSequencesTest {

    private static final int ARTICLES = 3;
    private static final int MOST = 18;
    private static final int CHOICES = 1 << 12;
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EDITORIAL = "/v1/editorial/articles/";
    private static final String WEBHOOKS = "/v1/editorial/webhooks";
    private static final String FAR = "2126-01-01T00:00:00Z";
    private static final Map<String, String> PARENTS = Map.of("harbour", "local");
    private static final List<String> SECTIONS = List.of("local", "harbour", "sport");
    private static final List<String> TAGS = List.of("ferries", "goals");
    private static final List<String> KINDS = List.of("news", "opinion");
    private static final String SOURCE = "wire";
    private static final String OPERATION = "operation";
    private static final String UPSERT = "upsert";
    private static final String DELETE = "delete";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    private final List<Receiver> open = new ArrayList<>();

    /** What is done. Where it is not allowed, it is refused, and nobody may be told of anything. */
    private enum Act {
        SUBSCRIBE,
        PUBLISH,
        PUBLISH_SOON,
        EMBARGO,
        EDIT,
        EDIT_QUIETLY,
        MOVE,
        RETAG,
        RECLASSIFY,
        UNPUBLISH,
        WITHDRAW,
        EXPIRE_SOON,
        STAY,
        DELETE
    }

    /** @param choice of what it becomes, or what a receiver asks for */
    private record Step(Act act, int article, int choice) {}

    private static Arbitrary<List<Step>> sequences() {
        Arbitrary<Act> acts = Arbitraries.of(Stream.concat(
                        Arrays.stream(Act.values()),
                        Stream.of(Act.SUBSCRIBE, Act.PUBLISH, Act.PUBLISH, Act.MOVE, Act.EDIT))
                .toList());
        Arbitrary<Step> steps = Combinators.combine(
                        acts,
                        Arbitraries.integers().between(0, ARTICLES - 1),
                        Arbitraries.integers().between(0, CHOICES - 1).withoutEdgeCases())
                .as(Step::new);
        return steps.list().ofMinSize(8).ofMaxSize(MOST).map(others -> Stream.concat(
                        Stream.of(new Step(Act.SUBSCRIBE, 0, 0)), others.stream())
                .toList());
    }

    @AfterEach
    void close() {
        open.forEach(Receiver::close);
    }

    @Test
    void receivers_are_told_of_what_concerns_them_exactly_once_and_in_order() {
        new Sequences<>(sequences(), "proof.webhooks", 10).hold(Run::new);
    }

    /**
     * What a receiver asks for; empty for all.
     *
     * @param expected the cursors of what it must be told of
     */
    private record Asked(
            String id,
            Receiver receiver,
            List<String> events,
            List<String> sections,
            List<String> tags,
            List<String> kinds,
            List<String> sources,
            boolean materialOnly,
            List<String> expected) {

        boolean concerns(String event, Seen before, Seen after, boolean isMaterial, String source) {
            return (events.isEmpty() || events.contains(event))
                    && (!materialOnly || isMaterial)
                    && meets(sections, either(before, after, Seen::sections))
                    && meets(tags, either(before, after, Seen::tags))
                    && meets(kinds, either(before, after, seen -> Set.of(seen.kind())))
                    && (sources.isEmpty() || sources.contains(source));
        }

        private static boolean meets(List<String> wanted, Set<String> has) {
            return wanted.isEmpty() || wanted.stream().anyMatch(has::contains);
        }

        private static Set<String> either(Seen before, Seen after, Function<Seen, Set<String>> property) {
            return Stream.of(before, after)
                    .filter(seen -> seen != Seen.NOTHING)
                    .flatMap(seen -> property.apply(seen).stream())
                    .collect(Collectors.toSet());
        }
    }

    /** What the public sees of an article. */
    private record Seen(String updatedAt, Set<String> sections, Set<String> tags, String kind, String whole) {

        static final Seen NOTHING = new Seen(null, Set.of(), Set.of(), null, null);

        static Seen of(String id) {
            Response answer = given().get("/v1/articles/" + id);
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).isIn(404, 410);
                return NOTHING;
            }
            JsonNode article = json(answer.asString());
            String section = article.at("/section/slug").asText();
            Set<String> sections = new HashSet<>(Set.of(section));
            sections.add(PARENTS.getOrDefault(section, section));
            return new Seen(
                    article.path("updatedAt").asText(),
                    sections,
                    Set.copyOf(article.path("tags").findValuesAsText("slug")),
                    article.path("kind").asText(),
                    answer.asString());
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sequence of steps. */
    private final class Run implements Sequences.Subject<Step> {

        private final String[] ids = new String[ARTICLES];
        private final boolean[] ended = new boolean[ARTICLES];
        private final List<Asked> receivers = new ArrayList<>();
        private int numbers;

        Run() {
            newsroom.empty();
            newsroom.takes(
                    section("local"),
                    section("harbour").with("parent", "local"),
                    section("sport"),
                    tag("ferries"),
                    tag("goals"));
        }

        @Override
        public void take(Step step) {
            if (step.act() == Act.SUBSCRIBE) {
                subscribe(step.choice());
                return;
            }
            int slot = step.article();
            if (ids[slot] == null) {
                ids[slot] = create(slot);
                ended[slot] = false;
            }
            String id = ids[slot];
            Seen before = Seen.of(id);
            if (before == Seen.NOTHING && step.act() == Act.EXPIRE_SOON
                    || ended[slot] && step.act() == Act.PUBLISH_SOON) {
                return;
            }
            String cursor = feed("now").path("cursor").asText();
            boolean done = carryOut(step, slot, id);
            if (done && (step.act() == Act.PUBLISH_SOON || step.act() == Act.EXPIRE_SOON)) {
                String last = step.act() == Act.PUBLISH_SOON ? UPSERT : DELETE;
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> feed(cursor)
                                .path("items")
                                .findValuesAsText(OPERATION)
                                .contains(last));
            }
            JsonNode rows = feed(cursor).path("items");
            Seen after = Seen.of(id);
            boolean isPublic = before != Seen.NOTHING || after != Seen.NOTHING;
            int most = step.act() == Act.EXPIRE_SOON ? 2 : 1;
            assertThat(rows.size())
                    .as("Rows from %s to %s: %s", before, after, rows)
                    .isBetween(isPublic && !before.equals(after) ? 1 : 0, isPublic ? most : 0);
            String source = slot == 0 ? SOURCE : null;
            for (int i = 0; i < rows.size(); i++) {
                // That it will end is a change of its own, of nothing that the public is told to look at again.
                tell(source, before, i == rows.size() - 1 ? after : before, rows.get(i));
            }
        }

        /** Notes who must be told of a row. */
        private void tell(String source, Seen before, Seen after, JsonNode row) {
            boolean isGone = after == Seen.NOTHING;
            assertThat(row.path(OPERATION).asText()).isEqualTo(isGone ? DELETE : UPSERT);
            boolean appeared = before == Seen.NOTHING;
            String event = "article." + (isGone ? "removed" : appeared ? "published" : "updated");
            boolean isMaterial = isGone || appeared || !before.updatedAt().equals(after.updatedAt());
            receivers.stream()
                    .filter(asked -> asked.concerns(event, before, after, isMaterial, source))
                    .forEach(asked -> asked.expected().add(row.path("cursor").asText() + " " + event));
        }

        private static JsonNode feed(String cursor) {
            return json(given().queryParam("cursor", cursor)
                    .queryParam("types", "article")
                    .get("/v1/changes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        }

        /** The first of them comes from another system. */
        private String create(int slot) {
            String name = "story-" + slot + "-" + numbers++;
            newsroom.takes(
                    slot == 0
                            ? article(name)
                                    .with("status", "draft")
                                    .with("source", SOURCE)
                                    .with("externalId", name)
                            : article(name).with("status", "draft"));
            return editor().get(EDITORIAL + name)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
        }

        private void subscribe(int choice) {
            Receiver receiver = new Receiver();
            open.add(receiver);
            int section = (choice >> 2) % 8 - 5;
            int tags = (choice >> 5) % 4;
            Map<String, Object> webhook = new HashMap<>(Map.of("name", "Receiver", "url", receiver.url()));
            List<String> events = List.of(
                            List.<String>of(),
                            List.<String>of(),
                            List.of("article.published"),
                            List.of("article.updated", "article.removed"))
                    .get(choice % 4);
            List<String> sections = section < 0 ? List.of() : List.of(SECTIONS.get(section));
            List<String> named = tags < 2 ? List.of() : TAGS.subList(0, tags - 1);
            List<String> kinds = (choice >> 7) % 4 == 3 ? List.of("opinion") : List.of();
            List<String> sources = (choice >> 9) % 4 == 3 ? List.of(SOURCE) : List.of();
            boolean materialOnly = (choice >> 11) % 2 == 1;
            webhook.putAll(Map.of(
                    "events",
                    events,
                    "sections",
                    sections,
                    "tags",
                    named,
                    "kinds",
                    kinds,
                    "sources",
                    sources,
                    "materialOnly",
                    materialOnly));
            String id = sending(webhook)
                    .post(WEBHOOKS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("webhook.id");
            receivers.add(
                    new Asked(id, receiver, events, sections, named, kinds, sources, materialOnly, new ArrayList<>()));
        }

        /** Whether it was not refused. */
        private boolean carryOut(Step step, int slot, String id) {
            String soon =
                    Instant.now().plus(SOON).truncatedTo(ChronoUnit.MILLIS).toString();
            int choice = step.choice();
            Response answer =
                    switch (step.act()) {
                        case PUBLISH -> act(id, "publish", Map.of());
                        case PUBLISH_SOON -> act(id, "publish", Map.of("at", soon));
                        case EMBARGO -> act(id, "publish", Map.of("embargoUntil", FAR));
                        case UNPUBLISH -> act(id, "unpublish", Map.of("reason", "Too early"));
                        case WITHDRAW -> act(id, "withdraw", Map.of("reason", "A mistake"));
                        case EXPIRE_SOON -> act(id, "expire", Map.of("expiresAt", soon));
                        case STAY -> act(id, "expire", Map.of());
                        case EDIT -> patch(id, "", Map.of("headline", "Edited " + numbers++));
                        case EDIT_QUIETLY -> patch(id, "?material=false", Map.of("headline", "Edited " + numbers++));
                        case MOVE -> patch(id, "", Map.of("section", SECTIONS.get(choice % SECTIONS.size())));
                        case RETAG -> patch(id, "", Map.of("tags", TAGS.subList(0, choice % 3)));
                        case RECLASSIFY -> patch(id, "", Map.of("kind", KINDS.get(choice % KINDS.size())));
                        case DELETE -> editor().header("If-Match", "*").delete(EDITORIAL + id);
                        case SUBSCRIBE -> throw new IllegalStateException();
                    };
            assertThat(answer.statusCode())
                    .as("%s: %s", step, answer.asString())
                    .isIn(200, 204, 409, 422);
            boolean done = answer.statusCode() < 300;
            if (done && step.act() == Act.DELETE) {
                ids[slot] = null;
            }
            ended[slot] = done && step.act() == Act.EXPIRE_SOON || ended[slot] && !(done && step.act() == Act.STAY);
            return done;
        }

        private static Response act(String id, String action, Map<String, Object> body) {
            return sending(body).header("If-Match", "*").post(EDITORIAL + id + "/" + action);
        }

        private static Response patch(String id, String query, Map<String, Object> body) {
            return editor().contentType("application/merge-patch+json")
                    .header("If-Match", "*")
                    .body(body)
                    .patch(EDITORIAL + id + query);
        }

        @Override
        public void end() {
            for (Asked asked : receivers) {
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .until(() -> asked.receiver().received().stream()
                                        .filter(Run::isOfArticle)
                                        .count()
                                >= asked.expected().size());
                // Deliveries are stored with their change: if there are no more now, none will come.
                assertThat(texts(editor().get(WEBHOOKS + "/" + asked.id() + "/deliveries?limit=100")))
                        .as("Deliveries to %s", asked)
                        .containsExactlyInAnyOrderElementsOf(asked.expected());
                List<Received> received = asked.receiver().received().stream()
                        .filter(Run::isOfArticle)
                        .toList();
                assertThat(received.stream().map(call -> told(call.json())))
                        .as("What was told to %s", asked)
                        .containsExactlyInAnyOrderElementsOf(asked.expected());
                isInOrder(received);
                asked.receiver().close();
            }
        }

        /** Tags appear with their first article and are gone with their last; the articles are what is tried here. */
        private static boolean isOfArticle(Received call) {
            return call.type().startsWith("article.");
        }

        private static List<String> texts(Response deliveries) {
            List<String> texts = new ArrayList<>();
            json(deliveries.asString()).path("items").forEach(item -> {
                if (item.path("type").asText().startsWith("article.")) {
                    texts.add(told(item.path("message")));
                }
            });
            return texts;
        }

        private static String told(JsonNode message) {
            return message.at("/data/cursor").asText() + " "
                    + message.path("type").asText();
        }

        private static void isInOrder(List<Received> received) {
            Map<String, Long> newest = new HashMap<>();
            for (Received call : received) {
                JsonNode data = call.json().path("data");
                Long before = newest.put(
                        data.path("id").asText(), data.path("minVersion").asLong());
                assertThat(data.path("minVersion").asLong()).as("%s", data).isGreaterThan(before == null ? 0 : before);
            }
        }
    }
}
