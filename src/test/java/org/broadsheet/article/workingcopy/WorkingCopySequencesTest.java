package org.broadsheet.article.workingcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.get;
import static org.broadsheet.support.Desk.patch;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Edits of what is live and of a working copy, rebases and publishing in any order: what one side alone changed is never
 * lost, and what both changed is never decided without a rebase.
 */
@QuarkusTest
class WorkingCopySequencesTest {

    private static final int SEQUENCES = Proof.times("proof.workingcopies", 12);
    private static final long SEED = Proof.seed("proof.workingcopies");
    private static final int STEPS = 14;
    private static final List<String> FIELDS =
            List.of("headline", "standfirst", "kicker", "shortHeadline", "dateline", "byline");

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    /** What is to be expected: three contents, by field. */
    private static final class Model {
        private final Map<String, String> live = new HashMap<>();
        private Map<String, String> base;
        private Map<String, String> own;

        void make() {
            base = new HashMap<>(live);
            own = new HashMap<>(live);
        }

        /** The own content with what the live article alone changed; what both changed is in the list. */
        Map<String, String> merged(List<String> conflicts) {
            Map<String, String> merged = new HashMap<>(own);
            for (String field : FIELDS) {
                boolean ownChanged = !own.get(field).equals(base.get(field));
                boolean liveChanged = !live.get(field).equals(base.get(field));
                if (!ownChanged) {
                    merged.put(field, live.get(field));
                } else if (liveChanged && !own.get(field).equals(live.get(field))) {
                    conflicts.add(field);
                }
            }
            return merged;
        }
    }

    @Test
    void what_one_side_alone_changed_is_never_lost() {
        for (int number = 0; number < SEQUENCES; number++) {
            long seed = SEED + number;
            List<String> done = new ArrayList<>();
            try {
                run(new Random(seed), number, done);
            } catch (AssertionError e) {
                throw new AssertionError("Of seed %d (-Dproof.seed), after %s".formatted(seed, done), e);
            }
        }
    }

    private static void run(Random random, int number, List<String> done) {
        Map<String, Object> story = story("first");
        story.put("slug", "story-" + number);
        FIELDS.forEach(field -> story.put(field, "first"));
        String id = published(story);
        String copy = "/v1/editorial/articles/" + id + "/working-copy";
        Model model = new Model();
        FIELDS.forEach(field -> model.live.put(field, "first"));
        for (int step = 0; step < STEPS; step++) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            String value = "value " + random.nextInt(3);
            int choice = random.nextInt(8);
            if (choice < 3) {
                done.add("live " + field + " = " + value);
                patch(id, Map.of(field, value)).statusCode(200);
                model.live.put(field, value);
            } else if (model.own == null) {
                done.add("make");
                editor().post(copy).then().statusCode(201);
                model.make();
            } else if (choice < 6) {
                done.add("own " + field + " = " + value);
                editor().header("If-Match", "*")
                        .contentType("application/merge-patch+json")
                        .body(Map.of(field, value))
                        .patch(copy)
                        .then()
                        .statusCode(200);
                model.own.put(field, value);
            } else if (choice == 6) {
                done.add("rebase");
                editor().header("If-Match", "*").post(copy + "/rebase").then().statusCode(200);
                model.own = model.merged(new ArrayList<>());
                model.base = new HashMap<>(model.live);
            } else {
                done.add("publish");
                publish(copy, model);
            }
            compare(get(id).extract().response(), "", model.live);
            if (model.own != null) {
                compare(editor().get(copy), "content.", model.own);
            }
        }
    }

    private static void publish(String copy, Model model) {
        List<String> conflicts = new ArrayList<>();
        Map<String, String> merged = model.merged(conflicts);
        Response answer = editor().header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of())
                .post(copy + "/publish");
        if (conflicts.isEmpty()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            model.live.putAll(merged);
            model.own = null;
        } else {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.<List<String>>path("errors.pointer"))
                    .containsExactlyInAnyOrderElementsOf(
                            conflicts.stream().map("/"::concat).toList());
        }
    }

    private static void compare(Response answer, String where, Map<String, String> expected) {
        FIELDS.forEach(field ->
                assertThat(answer.<String>path(where + field)).as(where + field).isEqualTo(expected.get(field)));
    }
}
