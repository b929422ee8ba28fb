package org.broadsheet.editorial.workingcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.published;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Desk.story;
import static org.broadsheet.support.Record.section;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Edits of what is live and of a working copy, rebases and publishing in any order: what one side alone changed is never
 * lost, and what both changed is never decided without a rebase.
 */
@QuarkusTest
class WorkingCopySequencesTest {

    private static final int SEQUENCES = Proof.times("proof.workingcopies", 12);
    private static final long SEED = Proof.seed("proof.workingcopies");
    private static final int STEPS = 14;
    private static final List<String> WORDS = List.of("first", "value 0", "value 1", "value 2");

    /** Things that have working copies, each with fields that can be changed alone and the values that those take. */
    private enum Subject {
        ARTICLE(
                "/v1/editorial/articles",
                List.of("headline", "standfirst", "kicker", "shortHeadline", "dateline", "byline"),
                WORDS) {
            @Override
            String make(Map<String, Object> story) {
                return published(story);
            }
        },
        SUMMARY("/v1/editorial/summaries", List.of("headline"), WORDS) {
            @Override
            String make(Map<String, Object> story) {
                return sending(story)
                        .post(path)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
            }
        };

        final String path;
        final Map<String, List<String>> values = new LinkedHashMap<>();

        Subject(String path, List<String> texts, List<String> words) {
            this.path = path;
            texts.forEach(field -> values.put(field, words));
        }

        static {
            SUMMARY.values.put("language", List.of("en", "de", "fr", "pl"));
            SUMMARY.values.put("periodStart", List.of("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"));
            SUMMARY.values.put("periodEnd", List.of("2026-05-08", "2026-05-09", "2026-05-10", "2026-05-11"));
            SUMMARY.values.put(
                    "publishedAt",
                    List.of(
                            "2026-05-11T10:00:00Z",
                            "2026-05-12T10:00:00Z",
                            "2026-05-13T10:00:00Z",
                            "2126-05-13T10:00:00Z"));
        }

        /** Makes one that is live; returns its id. */
        abstract String make(Map<String, Object> story);

        List<String> fields() {
            return List.copyOf(values.keySet());
        }

        Map<String, String> first() {
            Map<String, String> first = new HashMap<>();
            values.forEach((field, all) -> first.put(field, all.get(0)));
            return first;
        }
    }

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    /** What is to be expected: three contents, by field. */
    private static final class Model {
        private final Map<String, String> live;
        private Map<String, String> base;
        private Map<String, String> own;

        Model(Map<String, String> live) {
            this.live = live;
        }

        void make() {
            base = new HashMap<>(live);
            own = new HashMap<>(live);
        }

        /** The own content with what the live article alone changed; what both changed is in the list. */
        Map<String, String> merged(List<String> conflicts) {
            Map<String, String> merged = new HashMap<>(own);
            for (String field : live.keySet()) {
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

    @ParameterizedTest
    @EnumSource
    void what_one_side_alone_changed_is_never_lost(Subject subject) {
        for (int number = 0; number < SEQUENCES; number++) {
            long seed = SEED + number;
            List<String> done = new ArrayList<>();
            try {
                run(subject, new Random(seed), number, done);
            } catch (AssertionError e) {
                throw new AssertionError("Of seed %d (-Dproof.seed), after %s".formatted(seed, done), e);
            }
        }
    }

    private static void run(Subject subject, Random random, int number, List<String> done) {
        Map<String, Object> story = story("first");
        story.put("slug", "story-" + number);
        story.putAll(subject.first());
        String thing = subject.path + "/" + subject.make(story);
        String copy = thing + "/working-copy";
        Model model = new Model(subject.first());
        for (int step = 0; step < STEPS; step++) {
            String field = subject.fields().get(random.nextInt(subject.fields().size()));
            String value = subject.values.get(field).get(1 + random.nextInt(3));
            int choice = random.nextInt(8);
            if (choice < 3) {
                done.add("live " + field + " = " + value);
                patch(thing, field, value);
                model.live.put(field, value);
            } else if (model.own == null) {
                done.add("make");
                editor().post(copy).then().statusCode(201);
                model.make();
            } else if (choice < 6) {
                done.add("own " + field + " = " + value);
                patch(copy, field, value);
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
            compare(editor().get(thing), "", model.live);
            if (model.own != null) {
                compare(editor().get(copy), "content.", model.own);
            }
        }
    }

    private static void patch(String path, String field, String value) {
        editor().header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of(field, value))
                .patch(path)
                .then()
                .statusCode(200);
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
        expected.forEach((field, value) ->
                assertThat(answer.<String>path(where + field)).as(where + field).isEqualTo(value));
    }
}
