package org.broadsheet.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.broadsheet.release.PreparationModel.Copy;
import org.broadsheet.release.PreparationModel.Story;
import org.broadsheet.release.PreparationModel.Text;
import org.broadsheet.release.PreparationStep.CancelRelease;
import org.broadsheet.release.PreparationStep.DropCopy;
import org.broadsheet.release.PreparationStep.Edit;
import org.broadsheet.release.PreparationStep.EditCopy;
import org.broadsheet.release.PreparationStep.Expire;
import org.broadsheet.release.PreparationStep.Field;
import org.broadsheet.release.PreparationStep.Lock;
import org.broadsheet.release.PreparationStep.MakeCopy;
import org.broadsheet.release.PreparationStep.Matter;
import org.broadsheet.release.PreparationStep.Part;
import org.broadsheet.release.PreparationStep.Prepare;
import org.broadsheet.release.PreparationStep.Publish;
import org.broadsheet.release.PreparationStep.PublishCopy;
import org.broadsheet.release.PreparationStep.PublishRelease;
import org.broadsheet.release.PreparationStep.RebaseCopy;
import org.broadsheet.release.PreparationStep.Stage;
import org.broadsheet.release.PreparationStep.Unlock;
import org.broadsheet.release.PreparationStep.Unpublish;
import org.broadsheet.release.PreparationStep.UnscheduleCopy;
import org.broadsheet.release.PreparationStep.UnscheduleRelease;
import org.broadsheet.release.PreparationStep.Withdraw;
import org.broadsheet.support.Program;
import org.broadsheet.support.Sequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Working copies, releases, ends, stages, locks and what decides whether a story is public, in any order, by editors on
 * two nodes and by the clock: after each step both nodes show the public and editors what {@link PreparationModel} has.
 * {@code -Dproof.preparations} makes it more, {@code -Dproof.seed} the same again.
 */
class PreparationSequencesIT {

    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String ARTICLES = "/v1/editorial/articles";
    private static final String RELEASES = "/v1/editorial/releases";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAVAILABLE = 503;

    /** How long after a write, or after the time of a change, the nodes may still show what was before. */
    private static final Duration LATE = Duration.ofSeconds(2);
    /** What the clock does is apart by this, so that it happens in the order of its times. */
    private static final Duration APART = Duration.ofMillis(400);
    /** A step that begins so long before something happens by the clock comes before it. */
    private static final Duration BEFORE = Duration.ofMillis(300);

    @TempDir
    static Path folder;

    @TempDir
    Path cluster;

    private List<Program> nodes;
    private int runs;
    /** How far ahead the clock is given something to do. More on a machine on which steps take long. */
    private Duration soon = Duration.ofMillis(900);

    private static Program node(EmbeddedPostgres postgres) {
        return Program.start(
                folder,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "unused",
                        "BROADSHEET_BOOTSTRAP_KEY",
                        KEY));
    }

    @Test
    void after_any_steps_both_nodes_show_everybody_what_they_must() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(cluster.resolve("data"))
                        .start();
                Program one = node(postgres).ready();
                Program two = node(postgres).ready()) {
            nodes = List.of(one, two);
            new Sequences<>(PreparationStep.sequences(), "proof.preparations", 12).hold(this::begin);
        }
    }

    private Desk begin() {
        return new Desk("p" + runs++);
    }

    private static JsonNode parsed(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Field field, int number) {
        return "The " + field.name().toLowerCase(Locale.ROOT) + " " + number + ".";
    }

    private static ObjectNode patch(Field field, int number) {
        ObjectNode patch = JSON.createObjectNode();
        String word = word(field, number);
        if (field == Field.BODY) {
            patch.putObject("body").put("text", word);
        } else {
            patch.put(field.name().toLowerCase(Locale.ROOT), word);
        }
        return patch;
    }

    /** A write, and the status that it must be answered. */
    private record Write(String method, String path, String etag, JsonNode body, int status) {}

    /** Two stories in a section of their own, and a release. */
    private final class Desk implements Sequences.Subject<PreparationStep> {

        private final String section;
        private final List<String> ids = new ArrayList<>();
        private final PreparationModel model;
        private String release = NOBODY;

        Desk(String section) {
            this.section = section;
            nodes.get(0).imports(KEY, "{\"type\":\"section\",\"slug\":\"%s\",\"name\":\"Local\"}".formatted(section));
            Text first = new Text(word(Field.HEADLINE, 0), word(Field.STANDFIRST, 0), word(Field.BODY, 0));
            for (int i = 0; i < PreparationStep.STORIES; i++) {
                ObjectNode story = JSON.createObjectNode().put("section", section);
                for (Field field : Field.values()) {
                    story.setAll(patch(field, 0));
                }
                HttpResponse<String> made = nodes.get(0).edits(KEY, "POST", ARTICLES, null, story.toString());
                ids.add(parsed(made).path("id").asText());
            }
            model = new PreparationModel(
                    Instant.now(),
                    IntStream.range(0, PreparationStep.STORIES)
                            .mapToObj(i -> first)
                            .toList());
        }

        @Override
        public void take(PreparationStep step) {
            while (model.next()
                    .filter(at -> at.isBefore(Instant.now().plus(BEFORE)))
                    .isPresent()) {
                waitForClock();
            }
            model.pass(Instant.now());
            Write write = made(step.act());
            Instant began = Instant.now();
            HttpResponse<String> answer = nodes.get(step.node())
                    .edits(
                            KEY,
                            write.method(),
                            write.path(),
                            write.etag(),
                            write.body() == null ? "" : write.body().toString());
            if (answer.statusCode() == UNAVAILABLE) {
                throw new Sequences.Inconclusive(answer.body());
            }
            beforeClock();
            same(write.method() + " " + write.path() + ": " + answer.body(), write.status(), answer.statusCode());
            if (step.act() instanceof Prepare && answer.statusCode() == 201) {
                release = parsed(answer).path("id").asText();
            }
            model.pass(Instant.now());
            check(Instant.now(), Optional.of(step.node()));
            beforeClock();
        }

        /** Whatever the clock is still to do happens. */
        @Override
        public void end() {
            while (model.next().isPresent()) {
                waitForClock();
            }
        }

        /** Until the clock does what it does next, which is then what both nodes show. */
        private void waitForClock() {
            Instant at = model.next().orElseThrow();
            while (!Instant.now().isAfter(at)) {
                pause(Duration.between(Instant.now(), at).toMillis() + 1);
            }
            model.pass(at);
            check(at, Optional.empty());
        }

        /** What was done while the clock did something may have come before it or after. */
        private void beforeClock() {
            if (model.next().filter(at -> !at.isAfter(Instant.now())).isPresent()) {
                soon = soon.multipliedBy(2);
                throw new Sequences.Inconclusive("The clock was faster; it now gets " + soon);
            }
        }

        private Instant soon() {
            Instant soonest = Instant.now().plus(soon);
            return model.last()
                    .map(last -> last.plus(APART))
                    .filter(soonest::isBefore)
                    .orElse(soonest)
                    .truncatedTo(ChronoUnit.MILLIS);
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(Math.max(1, millis));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private Write made(PreparationStep.Act act) {
            if (act instanceof Edit edit) {
                Story story = model.story(edit.story());
                return write(
                        "PATCH",
                        edit.story(),
                        "",
                        patch(edit.field(), edit.word()),
                        () -> story.edit(edit.field(), word(edit.field(), edit.word())));
            }
            if (act instanceof Publish publish) {
                Instant at = publish.soon() ? soon() : null;
                return write("POST", publish.story(), "/publish", time("at", at), () -> model.story(publish.story())
                        .publish(at, model.now()));
            }
            if (act instanceof Unpublish unpublish) {
                return write("POST", unpublish.story(), "/unpublish", why("Taken back."), () -> model.story(
                                unpublish.story())
                        .unpublish("Taken back."));
            }
            if (act instanceof Withdraw withdraw) {
                return write("POST", withdraw.story(), "/withdraw", why("Wrong."), () -> model.story(withdraw.story())
                        .withdraw("Wrong."));
            }
            if (act instanceof Expire expire) {
                Instant end = expire.soon() ? soon() : null;
                return write(
                        "POST", expire.story(), "/expire", time("expiresAt", end), () -> model.story(expire.story())
                                .expire(end, model.now()));
            }
            if (act instanceof Stage stage) {
                return write(
                        "PUT",
                        stage.story(),
                        "/stage",
                        JSON.createObjectNode().put("stage", stage.stage()),
                        () -> model.story(stage.story()).move(stage.stage()));
            }
            if (act instanceof Lock lock) {
                return write(
                        "PUT", lock.story(), "/lock", JSON.createObjectNode().put("by", lock.by()), () -> model.story(
                                        lock.story())
                                .lock(lock.by()));
            }
            if (act instanceof Unlock unlock) {
                String path = "/lock?by=" + unlock.by().replace(" ", "%20");
                return write("DELETE", unlock.story(), path, null, () -> model.story(unlock.story())
                        .unlock(unlock.by()));
            }
            return copied(act)
                    .or(() -> released(act))
                    .orElseThrow(() -> new IllegalStateException("Not known: " + act));
        }

        private Optional<Write> copied(PreparationStep.Act act) {
            if (act instanceof MakeCopy make) {
                return Optional.of(copying("POST", make.story(), "", null, model.story(make.story())::makeCopy));
            }
            if (act instanceof EditCopy edit) {
                Story story = model.story(edit.story());
                return Optional.of(copying(
                        "PATCH",
                        edit.story(),
                        "",
                        patch(edit.field(), edit.word()),
                        () -> story.editCopy(edit.field(), word(edit.field(), edit.word()))));
            }
            if (act instanceof RebaseCopy rebase) {
                return Optional.of(
                        copying("POST", rebase.story(), "/rebase", null, model.story(rebase.story())::rebaseCopy));
            }
            if (act instanceof DropCopy drop) {
                return Optional.of(copying("DELETE", drop.story(), "", null, model.story(drop.story())::dropCopy));
            }
            if (act instanceof PublishCopy publish) {
                Instant at = publish.soon() ? soon() : null;
                Story story = model.story(publish.story());
                return Optional.of(copying(
                        "POST",
                        publish.story(),
                        "/publish",
                        time("at", at),
                        () -> at == null ? story.publishCopy() : story.scheduleCopy(at)));
            }
            if (act instanceof UnscheduleCopy unschedule) {
                return Optional.of(copying(
                        "DELETE",
                        unschedule.story(),
                        "/publish",
                        null,
                        model.story(unschedule.story())::unscheduleCopy));
            }
            return Optional.empty();
        }

        private Optional<Write> released(PreparationStep.Act act) {
            if (act instanceof Prepare prepare) {
                int status = model.prepare(prepare.parts());
                boolean isNew = status == 201 || status == 422 && !isOpen();
                return Optional.of(new Write(
                        isNew ? "POST" : "PUT",
                        isNew ? RELEASES : RELEASES + "/" + release,
                        isNew ? null : "*",
                        draft(prepare.parts()),
                        status));
            }
            if (act instanceof PublishRelease publish) {
                Instant at = publish.soon() ? soon() : null;
                return Optional.of(releasing("POST", "/publish", time("at", at), model.publishRelease(at)));
            }
            if (act instanceof UnscheduleRelease) {
                return Optional.of(releasing("DELETE", "/publish", null, model.unscheduleRelease()));
            }
            if (act instanceof CancelRelease) {
                return Optional.of(releasing("DELETE", "", null, model.cancelRelease()));
            }
            return Optional.empty();
        }

        private boolean isOpen() {
            return model.release().filter(made -> !made.isFinal()).isPresent();
        }

        private Write write(String method, int story, String path, JsonNode body, Supplier<Integer> outcome) {
            String etag = "\"v" + model.story(story).version() + '"';
            return new Write(method, ARTICLES + "/" + ids.get(story) + path, etag, body, outcome.get());
        }

        private Write copying(String method, int story, String path, JsonNode body, Supplier<Integer> outcome) {
            return new Write(
                    method, ARTICLES + "/" + ids.get(story) + "/working-copy" + path, "*", body, outcome.get());
        }

        private Write releasing(String method, String path, JsonNode body, int status) {
            return new Write(method, RELEASES + "/" + release + path, "*", body, status);
        }

        private static ObjectNode time(String field, Instant at) {
            ObjectNode when = JSON.createObjectNode();
            return at == null ? when : when.put(field, at.toString());
        }

        private static ObjectNode why(String reason) {
            return JSON.createObjectNode().put("reason", reason);
        }

        private ObjectNode draft(List<Part> parts) {
            ObjectNode draft = JSON.createObjectNode().put("name", section);
            ArrayNode steps = draft.putArray("steps");
            for (Part part : parts) {
                steps.addObject()
                        .put("action", part.matter() == Matter.STAY ? "expire" : dashed(part.matter()))
                        .put("article", ids.get(part.story()));
                if (part.matter() == Matter.WITHDRAW) {
                    ((ObjectNode) steps.get(steps.size() - 1)).put("reason", PreparationModel.RELEASED);
                }
            }
            return draft;
        }

        private static String dashed(Matter matter) {
            return matter.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Both nodes show all as it must be: the one that wrote at once, otherwise not much later than since then. */
        private void check(Instant since, Optional<Integer> wrote) {
            for (int i = 0; i < nodes.size(); i++) {
                Program node = nodes.get(i);
                String who = "on node " + i;
                Duration late = wrote.filter(Integer.valueOf(i)::equals).isPresent() ? Duration.ZERO : LATE;
                shows("What the public sees " + who, expectedByReaders(), () -> readers(node), since.plus(late));
                shows("What editors see " + who, expectedByEditors(), () -> editors(node), since.plus(late));
            }
        }

        /** Asks again as long as the answer may still be another. */
        private void shows(String what, Object expected, Supplier<?> actual, Instant until) {
            boolean late = false;
            Object seen = null;
            while (!expected.equals(seen) && !late) {
                late = !Instant.now().isBefore(until);
                seen = actual.get();
            }
            if (!expected.equals(seen)) {
                beforeClock();
            }
            same(what, expected, seen);
        }

        private Map<String, Object> expectedByReaders() {
            Instant now = Instant.now();
            Map<String, Object> all = new LinkedHashMap<>();
            List<String> listed = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                Story story = model.story(i);
                int status = story.publicStatus(now);
                Object said =
                        switch (status) {
                            case 200 -> story.live();
                            case 410 -> Optional.ofNullable(story.reason(now));
                            default -> "";
                        };
                all.put("story " + i, List.of(status, said));
                if (story.isPublic(now)) {
                    listed.add(i + " " + story.live().headline());
                }
            }
            all.put("list", listed);
            return all;
        }

        private Map<String, Object> readers(Program node) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                HttpResponse<String> answer = node.answer("/v1/articles/" + ids.get(i) + "?body=blocks");
                JsonNode read = parsed(answer);
                Object said =
                        switch (answer.statusCode()) {
                            case 200 -> text(read);
                            case 410 -> Optional.ofNullable(read.path("reason").asText(null));
                            default -> "";
                        };
                all.put("story " + i, List.of(answer.statusCode(), said));
            }
            List<String> listed = new ArrayList<>();
            parsed(node.answer("/v1/articles?section=" + section))
                    .path("items")
                    .forEach(item -> listed.add(ids.indexOf(item.path("id").asText()) + " "
                            + item.path("headline").asText()));
            listed.sort(null);
            all.put("list", listed);
            return all;
        }

        private static Text text(JsonNode content) {
            StringBuilder body = new StringBuilder();
            content.at("/body/blocks")
                    .forEach(block -> body.append(block.path("html").asText()));
            return new Text(
                    content.path("headline").asText(),
                    content.path("standfirst").asText(),
                    body.toString());
        }

        private Map<String, Object> expectedByEditors() {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                Story story = model.story(i);
                all.put("story " + i, story.live());
                all.put("version " + i, story.version());
                all.put("status " + i, story.status());
                all.put("stage " + i, story.stage());
                all.put("lock " + i, Optional.ofNullable(story.lockedBy()));
                all.put("end " + i, Optional.ofNullable(story.expiresAt()));
                all.put("working copy " + i, story.copy().map(Copy::own));
                all.put("of which " + i, story.copy().map(Copy::state));
            }
            all.put("release", model.release().map(PreparationModel.Release::state));
            all.put("steps", model.release().map(made -> made.parts().size()));
            return all;
        }

        private Map<String, Object> editors(Program node) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                JsonNode read = parsed(node.reads(KEY, ARTICLES + "/" + ids.get(i)));
                all.put("story " + i, text(read));
                all.put("version " + i, read.path("version").asInt());
                all.put("status " + i, read.path("status").asText());
                all.put("stage " + i, read.path("stage").asText());
                all.put("lock " + i, Optional.ofNullable(read.at("/lock/by").textValue()));
                all.put(
                        "end " + i,
                        Optional.ofNullable(read.path("expiresAt").textValue()).map(Instant::parse));
                HttpResponse<String> copy = node.reads(KEY, ARTICLES + "/" + ids.get(i) + "/working-copy");
                Optional<JsonNode> is = Optional.of(copy)
                        .filter(answer -> answer.statusCode() == 200)
                        .map(PreparationSequencesIT::parsed);
                all.put("working copy " + i, is.map(one -> text(one.path("content"))));
                all.put(
                        "of which " + i,
                        Optional.ofNullable(read.at("/workingCopy/state").textValue()));
            }
            Optional<JsonNode> made = Optional.of(node.reads(KEY, RELEASES + "/" + release))
                    .filter(answer -> answer.statusCode() == 200)
                    .map(PreparationSequencesIT::parsed);
            all.put("release", made.map(one -> one.path("state").asText()));
            all.put("steps", made.map(one -> one.path("steps").size()));
            return all;
        }

        private static void same(String what, Object expected, Object actual) {
            if (!expected.equals(actual)) {
                throw new AssertionError("%s must be\n  %s, is\n  %s".formatted(what, expected, actual));
            }
        }
    }
}
