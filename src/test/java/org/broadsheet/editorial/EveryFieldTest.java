package org.broadsheet.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Desk.editor;
import static org.broadsheet.support.Desk.sending;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.support.Contract;
import org.broadsheet.support.ContractValues;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an editor or a sender writes is there afterwards, whatever else is done to the thing: every property of every
 * input, as the contract has them. A property that is added to an input is tried without a change here.
 */
@QuarkusTest
class EveryFieldTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATCH = "application/merge-patch+json";
    private static final String EDITORIAL = "/v1/editorial/";

    /**
     * The properties that hold slugs of other things, with those of the newsroom that they are tried with. There are as many
     * tags as a list is tried with, so that each is one of an article's tags.
     */
    private static final Map<String, List<String>> REFERENCES = Map.ofEntries(
            Map.entry("section", List.of("local", "sport")),
            Map.entry("sections", List.of("culture", "science")),
            Map.entry("parent", List.of("local", "sport")),
            Map.entry("tags", List.of("ferry", "harbour")),
            Map.entry("authors", List.of("ada", "bob", "cyd")),
            Map.entry("related", List.of("pier", "quay", "mole")),
            Map.entry("articles", List.of("pier", "quay", "mole")),
            Map.entry("article", List.of("pier", "quay", "mole")),
            Map.entry("to", List.of("/about", "/contact", "/imprint")),
            Map.entry("primaryTag", List.of("ferry", "harbour")),
            Map.entry("standfirst", List.of("The Ada is back.")),
            Map.entry("standfirstHtml", List.of("The <em>Ada</em> is back.")));

    /** A record's properties that decide who can see it: only what is public is exported. */
    private static final Map<String, String> LIFE = Map.of("status", "published");

    /**
     * What an export leaves out on purpose: the senders' own ids, what once kept hidden what is public now, and what is said
     * of it when it no longer is.
     */
    private static final Set<String> INSIDE = Set.of("source", "externalId", "embargoUntil", "expiryReason");

    /** What tells how to read a body, and is no part of it. */
    private static final String BASE = "base";

    @Inject
    Newsroom newsroom;

    private JsonNode document;
    private ContractValues values;
    private Losses losses;

    @BeforeEach
    void a_contract() throws IOException {
        document = new YAMLMapper().readTree(Files.readString(Contract.FILE));
        values = new ContractValues(document, REFERENCES);
        losses = new Losses();
    }

    private void emptied() {
        newsroom.empty();
        List<Record> all = new ArrayList<>();
        REFERENCES.get("section").forEach(slug -> all.add(section(slug)));
        REFERENCES.get("sections").forEach(slug -> all.add(section(slug)));
        REFERENCES.get("tags").forEach(slug -> all.add(tag(slug)));
        REFERENCES.get("authors").forEach(slug -> all.add(author(slug)));
        REFERENCES.get("article").forEach(slug -> all.add(article(slug)));
        newsroom.takes(all.toArray(Record[]::new));
    }

    /** What was lost where; a value that was lost is not missed again before it is sent again. */
    private static final class Losses {
        private final Map<String, Set<String>> lost = new TreeMap<>();
        private final Map<String, String> examples = new TreeMap<>();
        private final Set<String> kept = new LinkedHashSet<>();
        private final Set<String> unmakeable = new LinkedHashSet<>();

        void check(Kind kind, String stage, ObjectNode expected, JsonNode read, boolean isExport) {
            for (String property : names(expected)) {
                boolean lenient = !isExport && !kind.input().containsKey(property);
                Map<String, String> faults = new LinkedHashMap<>();
                compare(property, expected.get(property), read.path(property), lenient, faults);
                if (faults.isEmpty()) {
                    kept.add(kind.word() + " " + property);
                } else {
                    expected.remove(property);
                    faults.forEach((path, fault) -> add(kind, path, stage, fault));
                }
            }
        }

        void add(Kind kind, String path, String stage, String fault) {
            String name = kind.word() + " " + path;
            lost.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(stage);
            examples.putIfAbsent(name, fault);
        }

        /** The paths that differ, each with how. Of a lenient one only what reads have at all, in any order. */
        private static void compare(
                String path, JsonNode sent, JsonNode read, boolean lenient, Map<String, String> faults) {
            if (sent.isObject() && read.isObject()) {
                sent.properties().forEach(entry -> {
                    if (!lenient || read.has(entry.getKey())) {
                        compare(
                                path + "/" + entry.getKey(),
                                entry.getValue(),
                                read.path(entry.getKey()),
                                lenient,
                                faults);
                    }
                });
            } else if (lenient && sent.isArray() && read.isArray()) {
                sent.forEach(one -> {
                    if (!isAmong(one, read)) {
                        faults.put(path, "sent %s, read %s".formatted(one, read));
                    }
                });
            } else if (sent.isArray() && read.isArray() && sent.size() == read.size()) {
                for (int i = 0; i < sent.size(); i++) {
                    JsonNode kind = sent.get(i).path("type");
                    String name = kind.isTextual() ? path + "/" + kind.asText() : path;
                    compare(name, sent.get(i), read.get(i), lenient, faults);
                }
            } else if (!isSame(sent, read)) {
                faults.put(path, "sent %s, read %s".formatted(sent, read.isMissingNode() ? "nothing" : read));
            }
        }

        private static boolean isAmong(JsonNode sent, JsonNode read) {
            for (JsonNode other : read) {
                Map<String, String> faults = new LinkedHashMap<>();
                compare("", sent, other, true, faults);
                if (faults.isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isSame(JsonNode sent, JsonNode read) {
            if (sent.isNumber() && read.isNumber()) {
                return sent.decimalValue().compareTo(read.decimalValue()) == 0;
            }
            if (sent.isTextual() && read.isTextual() && sent.asText().endsWith("Z")) {
                try {
                    return Instant.parse(sent.asText()).equals(Instant.parse(read.asText()));
                } catch (DateTimeParseException noTime) {
                    return sent.equals(read);
                }
            }
            return sent.equals(read);
        }

        String report() {
            List<String> lines = new ArrayList<>(unmakeable);
            lost.forEach((name, stages) -> {
                String whole = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
                lines.add("%s was lost by: %s%s (%s)"
                        .formatted(
                                name,
                                String.join(", ", stages),
                                kept.contains(whole) ? "" : "; it has a value nowhere",
                                examples.get(name)));
            });
            return String.join("\n", lines);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * A kind of thing that is written.
     *
     * @param word as records have it in {@code type}
     * @param path where its things are written
     * @param input what can be written of it, and the schema of each
     * @param record what a record can have beside its type, and the schema of each
     * @param bySource what a sender can put under its own id; empty where none can
     */
    private record Kind(
            String word,
            String path,
            Map<String, ObjectNode> input,
            Map<String, ObjectNode> record,
            Map<String, ObjectNode> bySource) {

        /** The property that names a thing: its slug, or a redirect's path. */
        String name() {
            return input.containsKey("slug") ? "slug" : "from";
        }
    }

    /** Every kind of record that has an input under the Editorial API. */
    private List<Kind> kinds() {
        JsonNode records = document.at("/components/schemas/ImportRecord/discriminator/mapping");
        List<Kind> kinds = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            String name = schemaName(path.getValue().path("post"));
            String word =
                    Character.toLowerCase(name.charAt(0)) + name.substring(1).replaceFirst("Input$", "");
            if (path.getKey().startsWith(EDITORIAL) && name.endsWith("Input") && records.has(word)) {
                String record = records.path(word).asText();
                JsonNode bySource = document.path("paths")
                        .path(path.getKey() + "/by-source/{source}/{externalId}")
                        .path("put");
                kinds.add(kind(
                        word,
                        path.getKey(),
                        name,
                        record.substring(record.lastIndexOf('/') + 1),
                        schemaName(bySource)));
            }
        });
        return kinds;
    }

    private static String schemaName(JsonNode operation) {
        String ref = operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asText("-");
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private Kind kind(String word, String path, String input, String record, String bySource) {
        Map<String, ObjectNode> editors = properties(input);
        Map<String, ObjectNode> ofRecord = properties(record);
        ofRecord.remove("type");
        Map<String, ObjectNode> senders = properties(bySource);
        // Each says some of what the values must be: a record that a source is a slug, an input that it is a text.
        for (Map<String, ObjectNode> one : List.of(editors, ofRecord, senders)) {
            one.replaceAll((name, schema) -> {
                ObjectNode all = schema;
                for (Map<String, ObjectNode> other : List.of(ofRecord, editors, senders)) {
                    all = ContractValues.joined(all, other.getOrDefault(name, JSON.createObjectNode()));
                }
                return all;
            });
            one.entrySet().removeIf(each -> !isMakeable(word, each.getKey(), each.getValue()));
        }
        return new Kind(word, path, editors, ofRecord, senders);
    }

    private boolean isMakeable(String word, String name, ObjectNode schema) {
        try {
            values.value(name, schema);
            return true;
        } catch (AssertionError none) {
            losses.unmakeable.add(word + " " + name + ": " + none.getMessage());
            return false;
        }
    }

    /** A schema's properties without those that the program keeps. */
    private Map<String, ObjectNode> properties(String schema) {
        Map<String, ObjectNode> properties = new LinkedHashMap<>();
        document.at("/components/schemas/" + schema + "/properties")
                .properties()
                .forEach(entry -> {
                    if (!entry.getValue().path("description").asText().startsWith("Kept by the program")) {
                        properties.put(entry.getKey(), values.resolved(entry.getValue()));
                    }
                });
        return properties;
    }

    private ObjectNode fresh(Map<String, ObjectNode> properties) {
        ObjectNode all = JSON.createObjectNode();
        properties.forEach((name, schema) -> all.set(
                name,
                LIFE.containsKey(name)
                        ? JsonNodeFactory.instance.textNode(LIFE.get(name))
                        : values.value(name, schema)));
        if (!properties.containsKey("access")) {
            withoutPaywall(all);
        }
        return all;
    }

    /** Only what can be kept from some can have a paywall. */
    private static void withoutPaywall(ObjectNode content) {
        if (content.at("/body/blocks") instanceof ArrayNode blocks) {
            for (int i = blocks.size() - 1; i >= 0; i--) {
                if (blocks.get(i).path("type").asText().equals("paywall")) {
                    blocks.remove(i);
                }
            }
        }
    }

    private static ObjectNode only(ObjectNode all, Set<String> names) {
        return all.deepCopy().retain(names);
    }

    private static JsonNode parsed(Response response) {
        return parsed(response.asString());
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }

    /** The answer to a write that must be taken. */
    private static JsonNode taken(String stage, Response response) {
        assertThat(response.statusCode())
                .as("%s: %s", stage, response.asString())
                .isBetween(200, 299);
        return parsed(response);
    }

    private static JsonNode read(Kind kind, String idOrName) {
        return idOrName.startsWith("/")
                ? taken("read", editor().queryParam(kind.name(), idOrName).get(kind.path()))
                        .at("/items/0")
                : taken("read", editor().get(kind.path() + "/" + idOrName));
    }

    private static RequestSpecification changing(Kind kind, String id, ObjectNode body, String type) {
        return editor().header(
                        "If-Match", "\"v" + read(kind, id).path("version").asInt() + '"')
                .contentType(type)
                .body(body.toString());
    }

    private static void act(Kind kind, String id, String action, ObjectNode body) {
        taken(action, changing(kind, id, body, "application/json").post(kind.path() + "/" + id + "/" + action));
    }

    @Test
    void every_property_of_every_input_survives_all_that_is_done_to_the_thing() {
        List<Kind> kinds = kinds();
        assertThat(kinds).extracting(Kind::word).contains("article", "section", "tag", "author", "summary", "redirect");

        for (Kind kind : kinds) {
            emptied();
            written(kind);
            emptied();
            imported(kind);
            emptied();
            inOtherForms(kind);
            if (!kind.bySource().isEmpty()) {
                emptied();
                putBySource(kind);
            }
        }

        assertThat(losses.report()).as("What was sent and is gone").isEmpty();
    }

    /** What an editor writes, through what editors do. */
    private void written(Kind kind) {
        ObjectNode first = fresh(kind.input());
        String id = taken("POST", sending(first.toString()).post(kind.path()))
                .path("id")
                .asText();
        ObjectNode expected = first.deepCopy();
        check(kind, "POST", id, expected);
        ObjectNode second = fresh(kind.input());
        // The last first: where one may not lie before another, the other is to be moved before it.
        List<String> properties = names(second);
        Collections.reverse(properties);
        for (String property : properties) {
            ObjectNode patch = only(second, Set.of(property));
            taken("PATCH of " + property, changing(kind, id, patch, PATCH).patch(kind.path() + "/" + id));
            expected.setAll(patch);
            settle(kind, id, expected, property);
            check(kind, "PATCH of " + property, id, expected);
        }
        ObjectNode whole = fresh(kind.input());
        taken("PUT", changing(kind, id, whole, "application/json").put(kind.path() + "/" + id));
        expected.setAll(whole);
        check(kind, "PUT", id, expected);
        if (document.path("paths").has(kind.path() + "/{id}/publish")) {
            lived(kind, id, expected);
            prepared(kind, id, expected);
            restored(kind, id, first, expected);
        }
        exported(kind, expected);
    }

    private void check(Kind kind, String stage, String idOrSlug, ObjectNode expected) {
        losses.check(kind, stage, expected, read(kind, idOrSlug), false);
    }

    /** A time that follows the write where it is not sent is whatever it is now. */
    private void settle(Kind kind, String id, ObjectNode expected, String sent) {
        JsonNode read = read(kind, id);
        kind.input().forEach((name, schema) -> {
            if (!name.equals(sent)
                    && expected.has(name)
                    && schema.path("description").asText().contains("the time of the write")) {
                expected.set(name, read.path(name));
            }
        });
    }

    private void lived(Kind kind, String id, ObjectNode expected) {
        ObjectNode nothing = JSON.createObjectNode();
        Map<String, ObjectNode> life = new LinkedHashMap<>();
        life.put("schedule", JSON.createObjectNode().put("at", "2126-05-09T10:00:00Z"));
        life.put("unpublish of what is scheduled", nothing);
        life.put("embargo", JSON.createObjectNode().put("embargoUntil", "2126-05-09T10:00:00Z"));
        life.put("publish", nothing);
        life.put("notice", JSON.createObjectNode().put("kind", "correction").put("text", "<p>It was not so.</p>"));
        life.put("unpublish", JSON.createObjectNode().put("reason", "Not ready."));
        life.put("publish again", nothing);
        life.put("withdraw", JSON.createObjectNode().put("reason", "It was wrong."));
        life.put("publish of what was withdrawn", nothing);
        life.put("retraction", JSON.createObjectNode().put("kind", "retraction").put("text", "<p>None of it.</p>"));
        life.forEach((stage, body) -> {
            String action =
                    switch (stage) {
                        case "notice", "retraction" -> "notices";
                        case "schedule", "embargo" -> "publish";
                        default -> stage.contains(" ") ? stage.substring(0, stage.indexOf(' ')) : stage;
                    };
            act(kind, id, action, body);
            check(kind, stage, id, expected);
        });
    }

    /** What is prepared in a working copy has everything, tells every property that differs, and becomes all of the thing. */
    private void prepared(Kind kind, String id, ObjectNode expected) {
        if (!document.path("paths").has(kind.path() + "/{id}/working-copy")) {
            return;
        }
        String copy = kind.path() + "/" + id + "/working-copy";
        JsonNode made = taken("working copy", editor().post(copy));
        losses.check(kind, "working copy", expected.deepCopy(), made.path("content"), false);
        ObjectNode other = fresh(kind.input());
        ObjectNode before = expected.deepCopy();
        JsonNode put = taken(
                "PUT of a working copy",
                sending(other.toString()).header("If-Match", "*").put(copy));
        losses.check(kind, "PUT of a working copy", other.deepCopy(), put.path("content"), false);
        List<String> told = taken("comparison of a working copy", editor().get(copy + "/compare"))
                .path("fields")
                .findValuesAsText("field");
        other.properties().forEach(entry -> {
            if (!entry.getValue().equals(before.get(entry.getKey())) && !told.contains(entry.getKey())) {
                losses.add(kind, entry.getKey(), "comparison of a working copy", "the difference is not told");
            }
        });
        taken("publishing", sending("{}").header("If-Match", "*").post(copy + "/publish"));
        expected.setAll(other);
        check(kind, "publishing of a working copy", id, expected);
    }

    /** Old versions say what was; compared, they tell every property that changed; restored, they are all there. */
    private void restored(Kind kind, String id, ObjectNode first, ObjectNode expected) {
        String versions = kind.path() + "/" + id + "/versions/";
        losses.check(
                kind,
                "version",
                first.deepCopy(),
                taken("version", editor().get(versions + 1)).path("content"),
                false);
        int last = read(kind, id).path("version").asInt();
        JsonNode comparison = taken("comparison", editor().get(versions + "1..." + last));
        List<String> told = comparison.path("fields").findValuesAsText("field");
        expected.properties().forEach(entry -> {
            boolean differs = !entry.getValue().equals(first.get(entry.getKey()));
            boolean inBlocks = values.forms(kind.input().get(entry.getKey())).size() > 0;
            if (differs && (inBlocks ? comparison.path("blocks").isEmpty() : !told.contains(entry.getKey()))) {
                losses.add(kind, entry.getKey(), "comparison of versions", "the difference is not told");
            }
        });
        act(kind, id, "versions/1/restore", JSON.createObjectNode());
        expected.setAll(first);
        check(kind, "restore", id, expected);
    }

    /** The export has it, and what is made of the export has it too. */
    private void exported(Kind kind, ObjectNode expected) {
        String name = expected.path(kind.name()).asText();
        String export = editor().get("/v1/export.ndjson").asString();
        ObjectNode outside = expected.deepCopy();
        outside.remove(INSIDE);
        losses.check(kind, "export", outside, line(kind, name, export), true);
        newsroom.empty();
        List<JsonNode> lines = newsroom.sends(export.strip().split("\n"));
        assertThat(lines.get(lines.size() - 1).toString())
                .as("import of the export")
                .contains("\"rejected\":0");
        check(kind, "import of the export", name, outside);
        String again = editor().get("/v1/export.ndjson").asString();
        losses.check(kind, "export of what was imported from an export", outside, line(kind, name, again), true);
    }

    private static JsonNode line(Kind kind, String name, String export) {
        return export.lines()
                .map(EveryFieldTest::parsed)
                .filter(one -> one.path("type").asText().equals(kind.word())
                        && one.path(kind.name()).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The export has no " + kind.word() + " " + name));
    }

    private void sent(Kind kind, String stage, ObjectNode record) {
        ObjectNode line = only(record, kind.record().keySet()).put("type", kind.word());
        JsonNode done = Newsroom.last(newsroom.sends(line.toString()));
        assertThat(done.path("rejected").asInt()).as("%s of %s", stage, line).isZero();
    }

    /** What a record brings, its state too. */
    private void imported(Kind kind) {
        ObjectNode expected = fresh(kind.record());
        kind.input().forEach((name, schema) -> {
            if (!expected.has(name)) {
                expected.set(name, values.value(name, schema));
            }
        });
        String name = expected.path(kind.name()).asText();
        sent(kind, "import", expected);
        check(kind, "import", name, expected);
        ObjectNode over = only(fresh(kind.record()), kind.input().keySet()).put(kind.name(), name);
        keepIdentity(expected, over);
        expected.setAll(over);
        sent(kind, "import of another record", expected);
        check(kind, "import of another record", name, expected);
        exported(kind, expected);
    }

    /** A sender's own id names the same thing from record to record. */
    private static void keepIdentity(ObjectNode before, ObjectNode record) {
        for (String name : List.of("source", "externalId")) {
            if (record.has(name)) {
                record.set(name, before.get(name));
            }
        }
    }

    /** What a sender puts under its own id, once and again. */
    private void putBySource(Kind kind) {
        ObjectNode expected = fresh(kind.bySource());
        String path = "%s/by-source/%s/%s"
                .formatted(
                        kind.path(),
                        expected.path("source").asText(),
                        expected.path("externalId").asText());
        String id = taken("by source", sending(expected.toString()).put(path))
                .at("/article/id")
                .asText();
        check(kind, "by source", id, expected);
        ObjectNode again = fresh(kind.bySource());
        keepIdentity(expected, again);
        expected.setAll(again);
        taken("by source again", sending(again.toString()).put(path));
        check(kind, "by source again", id, expected);
    }

    /** A property that can be sent in several forms has a value in each. */
    private void inOtherForms(Kind kind) {
        kind.input().forEach((property, schema) -> values.forms(schema).forEach(form -> {
            ObjectNode content = fresh(kind.input());
            JsonNode value = values.value(property, form);
            content.set(property, value);
            if (!kind.input().containsKey("access")) {
                withoutPaywall(content);
            }
            String name = property + " as " + String.join(", ", names(value));
            JsonNode written =
                    taken("POST of " + name, sending(content.toString()).post(kind.path()));
            inForm(kind, property, "POST of " + name, value, written.path("id").asText());
            ObjectNode record = fresh(kind.record());
            record.set(property, value);
            sent(kind, "import of " + name, record);
            inForm(
                    kind,
                    property,
                    "import of " + name,
                    value,
                    record.path("slug").asText());
        }));
    }

    private void inForm(Kind kind, String property, String stage, JsonNode sent, String idOrSlug) {
        String read = read(kind, idOrSlug).path(property).toString();
        sent.properties().forEach(entry -> {
            JsonNode part = entry.getValue();
            if (!entry.getKey().equals(BASE)
                    && part.isTextual()
                    && !read.contains(part.asText().replaceAll("<[^>]+>", ""))) {
                losses.add(kind, property, stage, "sent %s, read %s".formatted(sent, read));
            }
        });
    }
}
