package org.broadsheet.name;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.section;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is created, renamed, merged and deleted in whatever order, each name leads where a model of a few lines says.
 * {@code -Dproof.names} makes it more sequences, {@code -Dproof.seed} the same again.
 */
@QuarkusTest
class NameSequencesTest {

    private static final int SEQUENCES = Proof.times("proof.names", 2);
    private static final long SEED = Proof.seed("proof.names");
    private static final int STEPS = 14;
    private static final List<String> SLUGS = List.of("a", "b", "c", "d");

    @Inject
    Newsroom newsroom;

    /** What names stand for: those that things have, and those that they had, by the numbers of the things. */
    private static final class Model {

        private final Map<String, Integer> current = new TreeMap<>();
        private final Map<String, Integer> former = new TreeMap<>();
        private int things;

        boolean create(String slug) {
            return current.putIfAbsent(slug, ++things) == null;
        }

        boolean rename(String from, String to) {
            if (from.equals(to)) {
                return true;
            }
            if (current.containsKey(to)) {
                return false;
            }
            int thing = current.remove(from);
            current.put(to, thing);
            former.put(from, thing);
            former.remove(to, thing);
            return true;
        }

        boolean merge(String from, String into) {
            if (from.equals(into) || !current.containsKey(into)) {
                return false;
            }
            int gone = current.remove(from);
            int remains = current.get(into);
            former.put(from, gone);
            former.replaceAll((slug, thing) -> thing == gone ? remains : thing);
            former.remove(into, remains);
            return true;
        }

        void delete(String slug) {
            int gone = current.remove(slug);
            former.values().removeIf(thing -> thing == gone);
        }

        /** Where a name leads; null for nowhere. */
        String leadsTo(String slug) {
            if (current.containsKey(slug)) {
                return slug;
            }
            Integer thing = former.get(slug);
            return current.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(thing))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "summaries"})
    void every_name_leads_where_the_model_says(String nouns) {
        Random random = new Random(SEED);
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            newsroom.empty();
            newsroom.takes(section("local"));
            Model model = new Model();
            List<String> steps = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                steps.add(step(nouns, model, random));
                compare(nouns, model, steps);
            }
        }
    }

    private String step(String nouns, Model model, Random random) {
        String one = SLUGS.get(random.nextInt(SLUGS.size()));
        String other = SLUGS.get(random.nextInt(SLUGS.size()));
        String path = "/v1/editorial/" + nouns;
        if (!model.current.containsKey(one)) {
            answer(sending(content(nouns, one)).post(path), model.create(one), 201, 409);
            return "create " + one;
        }
        int choice = random.nextInt(8);
        if (choice == 0) {
            model.delete(one);
            answer(editor().header("If-Match", "*").delete(path + "/" + one), true, 204, 0);
            return "delete " + one;
        }
        if (choice < 3 && (nouns.equals("tags") || nouns.equals("authors")) && model.current.containsKey(other)) {
            answer(
                    sending(Map.of("into", other)).header("If-Match", "*").post(path + "/" + one + "/merge"),
                    model.merge(one, other),
                    200,
                    422);
            return "merge " + one + " into " + other;
        }
        answer(
                editor().contentType("application/merge-patch+json")
                        .header("If-Match", "*")
                        .body(Map.of("slug", other))
                        .patch(path + "/" + one),
                model.rename(one, other),
                200,
                409);
        return "rename " + one + " to " + other;
    }

    private static void answer(Response response, boolean allowed, int done, int refused) {
        assertThat(response.statusCode())
                .as("%s, seed %d", response.asString(), SEED)
                .isEqualTo(allowed ? done : refused);
    }

    private static Map<String, Object> content(String nouns, String slug) {
        Map<String, Object> content = new HashMap<>(Map.of("slug", slug));
        if (nouns.equals("summaries")) {
            content.putAll(Map.of(
                    "headline", "Summary",
                    "section", "local",
                    "publishedAt", "2026-05-10T10:00:00Z",
                    "body", Map.of("text", "What happened.")));
        } else {
            content.put("name", "Thing");
        }
        return content;
    }

    private static void compare(String nouns, Model model, List<String> steps) {
        Map<String, String> redirects = new TreeMap<>();
        for (String slug : SLUGS) {
            String expected = model.leadsTo(slug);
            ExtractableResponse<Response> found = given().redirects()
                    .follow(false)
                    .get("/v1/" + nouns + "/" + slug)
                    .then()
                    .extract();
            String state = given().get("/v1/resolve?path=/" + nouns + "/" + slug)
                    .then()
                    .extract()
                    .path("state");
            assertThat(List.of(found.statusCode(), state))
                    .as("%s of %s after %s, seed %d", slug, nouns, steps, SEED)
                    .isEqualTo(
                            expected == null
                                    ? List.of(404, "unknown")
                                    : expected.equals(slug) ? List.of(200, "current") : List.of(308, "moved"));
            if (expected != null && !expected.equals(slug)) {
                assertThat(found.header("Location")).endsWith("/v1/" + nouns + "/" + expected);
                redirects.put("/" + nouns + "/" + slug, "/" + nouns + "/" + expected);
            }
        }
        List<Map<String, String>> listed =
                given().get("/v1/redirects").then().extract().path("items");
        Map<String, String> told = new TreeMap<>();
        listed.forEach(redirect -> told.put(redirect.get("from"), redirect.get("to")));
        assertThat(told).as("Redirects after %s, seed %d", steps, SEED).isEqualTo(redirects);
    }
}
