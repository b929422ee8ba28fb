package org.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each check of {@link Contract} fails when it should. */
class ContractTest {

    private static final Contract CONTRACT = Contract.of("""
            openapi: 3.1.0
            paths:
              /v1/stories:
                get:
                  operationId: listStories
                  x-partial-with: fields
                  parameters:
                    - {name: limit, in: query, schema: {type: integer, maximum: 100}}
                    - {name: tag, in: query, schema: {type: array, maxItems: 2, items: {type: string, maxLength: 5}}}
                    - {name: sort, in: query, schema: {$ref: '#/components/schemas/Sort'}}
                    - {name: fields, in: query, schema: {type: array, items: {type: string}}}
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '#/components/schemas/PartialStoryPage'}}}
                post:
                  operationId: createStory
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/Image'}}}
                  responses:
                    '201': {description: Made}
              /v1/stories/{slug}:
                parameters:
                  - {name: slug, in: path, required: true, schema: {type: string, maxLength: 10}}
                get:
                  operationId: getStory
                  responses:
                    '200':
                      headers: {ETag: {required: true, schema: {type: string}}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Story'}}}
                    '404': {$ref: '#/components/responses/NotFound'}
              /v1/stories.rss:
                get:
                  operationId: listStoriesAsRss
                  responses:
                    '200': {content: {application/rss+xml: {schema: {type: string}}}}
              /v1/stories/{slug}.md:
                get:
                  operationId: getStoryMarkdown
                  parameters:
                    - {name: slug, in: path, required: true, schema: {type: string}}
                  responses:
                    '200': {content: {text/markdown: {schema: {type: string}}}}
              /v1/stories/latest:
                get:
                  operationId: getLatest
                  responses:
                    '204': {description: None yet}
              /v1/lines:
                get:
                  operationId: exportLines
                  responses:
                    '200': {content: {application/x-ndjson: {schema: {type: string, x-lines: {$ref: '#/components/schemas/Image'}}}}}
            components:
              responses:
                NotFound:
                  content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}
              schemas:
                Sort: {type: string, enum: [headline, -publishedAt]}
                Problem:
                  type: object
                  required: [type, status]
                  properties: {type: {type: string}, status: {type: integer}}
                StoryPage:
                  type: object
                  required: [items, page]
                  properties:
                    items: {type: array, items: {$ref: '#/components/schemas/Story'}}
                    page: {type: object, required: [next], properties: {next: {type: [string, 'null']}}}
                PartialStoryPage:
                  type: object
                  required: [items, page]
                  x-partial-of: {$ref: '#/components/schemas/StoryPage'}
                  properties:
                    items: {type: array, items: {$ref: '#/components/schemas/PartialStory'}}
                    page: {type: object, required: [next], properties: {next: {type: [string, 'null']}}}
                PartialStory:
                  type: object
                  properties:
                    id: {type: string, format: uuid}
                    publishedAt: {type: string, format: date-time}
                    image: {anyOf: [{$ref: '#/components/schemas/Image'}, {type: 'null'}]}
                    block: {$ref: '#/components/schemas/Block'}
                Story:
                  type: object
                  required: [id, publishedAt, image, block]
                  properties:
                    id: {type: string, format: uuid}
                    publishedAt: {type: string, format: date-time}
                    image: {anyOf: [{$ref: '#/components/schemas/Image'}, {type: 'null'}]}
                    block: {$ref: '#/components/schemas/Block'}
                Image:
                  type: object
                  required: [url]
                  properties: {url: {type: string, format: uri}}
                Block:
                  oneOf: [{$ref: '#/components/schemas/Divider'}, {$ref: '#/components/schemas/Code'}]
                  discriminator:
                    propertyName: type
                    mapping:
                      divider: '#/components/schemas/Divider'
                      code: '#/components/schemas/Code'
                Divider:
                  type: object
                  required: [type]
                  properties: {type: {const: divider}}
                Code:
                  type: object
                  required: [type, text]
                  properties: {type: {const: code}, text: {type: string}}
            """);

    private static final String ID = "0198c2a4-7c1e-7d3a-9b5e-2f6d1c0b9a87";
    private static final String STORY = """
            {"id": "%s", "publishedAt": "2026-05-09T10:00:00Z", "image": {"url": "https://a.example/b.jpg"},
             "block": {"type": "code", "text": "x"}}
            """.formatted(ID);
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json;charset=UTF-8", "ETag", "\"1\"");
    private static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");
    private static final String NOT_FOUND = "{\"type\": \"/problems/not-found\", \"status\": 404}";

    @Test
    void an_exchange_as_documented_has_no_faults() {
        assertThat(story(STORY)).isEmpty();
        assertThat(story(STORY.replace("{\"url\": \"https://a.example/b.jpg\"}", "null")))
                .isEmpty();
        assertThat(faults("GET", "/v1/stories/b", 404, PROBLEM, NOT_FOUND)).isEmpty();
        assertThat(faults("HEAD", "/v1/stories/a", 200, JSON, "")).isEmpty();
    }

    @Test
    void another_form_may_come_from_the_path_of_the_json() {
        Map<String, String> rss = Map.of("Content-Type", "application/rss+xml");
        Map<String, String> markdown = Map.of("Content-Type", "text/markdown");

        assertThat(faults("GET", "/v1/stories", 200, rss, "<rss/>")).isEmpty();
        assertThat(faults("GET", "/v1/stories/a", 200, markdown, "# A")).isEmpty();
        assertThat(faults("GET", "/v1/lines", 200, rss, "<rss/>")).hasSize(1);
    }

    @Test
    void a_slug_may_end_like_a_form() {
        assertThat(faults("GET", "/v1/stories/a.md", 200, JSON, STORY)).isEmpty();
    }

    @Test
    void an_undocumented_status_fails() {
        assertThat(faults("GET", "/v1/stories/a", 202, JSON, STORY))
                .singleElement()
                .asString()
                .contains("status is not documented");
    }

    @Test
    void an_undocumented_media_type_fails() {
        assertThat(faults("GET", "/v1/stories/a", 404, Map.of("Content-Type", "text/html"), NOT_FOUND))
                .singleElement()
                .asString()
                .contains("text/html");
        assertThat(faults("GET", "/v1/stories/a", 404, Map.of(), NOT_FOUND))
                .singleElement()
                .asString()
                .contains("missing");
    }

    @Test
    void a_missing_header_fails() {
        assertThat(faults("GET", "/v1/stories/a", 200, Map.of("Content-Type", "application/json"), STORY))
                .containsExactly("There is no header ETag");
    }

    @Test
    void a_missing_field_fails() {
        assertThat(story(STORY.replace("\"id\"", "\"ident\""))).hasSize(2).anyMatch(fault -> fault.contains("'id'"));
    }

    @Test
    void an_extra_field_fails_at_every_depth() {
        assertThat(story(STORY.replace("{\"id\"", "{\"extra\": 1, \"id\""))).hasSize(1);
        assertThat(story(STORY.replace("{\"url\"", "{\"extra\": 1, \"url\"")))
                .singleElement()
                .asString()
                .contains("image")
                .contains("extra");
        assertThat(story(STORY.replace("{\"type\"", "{\"extra\": 1, \"type\"")))
                .singleElement()
                .asString()
                .contains("block")
                .contains("extra");
    }

    @Test
    void null_where_the_contract_has_none_fails() {
        assertThat(story(STORY.replace("\"2026-05-09T10:00:00Z\"", "null"))).hasSize(1);
        assertThat(story(STORY.replace("\"https://a.example/b.jpg\"", "null"))).hasSize(1);
        assertThat(story(STORY.replace("{\"type\": \"code\", \"text\": \"x\"}", "null")))
                .hasSize(1);
    }

    @Test
    void a_wrong_format_fails() {
        assertThat(story(STORY.replace("2026-05-09T10:00:00Z", "2026-05-09 10:00")))
                .hasSize(1);
        assertThat(story(STORY.replace(ID, "42"))).hasSize(1);
        assertThat(story(STORY.replace("https://a.example/b.jpg", "not a uri"))).hasSize(1);
    }

    @Test
    void an_unknown_alternative_fails_and_a_known_one_is_checked_alone() {
        assertThat(story(STORY.replace("\"code\"", "\"poem\""))).hasSize(1);
        assertThat(story(STORY.replace("\"text\": \"x\"", "\"text\": 1")))
                .singleElement()
                .asString()
                .contains("block/text");
    }

    @Test
    void invalid_json_or_a_repeated_field_fails() {
        assertThat(story("")).hasSize(1);
        assertThat(story(STORY + "x")).hasSize(1);
        assertThat(story(STORY.replace("{\"id\"", "{\"id\": \"" + ID + "\", \"id\"")))
                .hasSize(1);
    }

    @Test
    void a_body_where_none_is_allowed_fails() {
        assertThat(faults("HEAD", "/v1/stories/a", 200, JSON, STORY)).hasSize(1);
        assertThat(faults("GET", "/v1/stories/latest", 204, JSON, STORY)).hasSize(1);
    }

    @Test
    void fields_relaxes_the_items_own_required_fields_only() {
        String page = "{\"items\": [{\"id\": \"%s\", \"image\": {}}], \"page\": {\"next\": null}}".formatted(ID);
        assertThat(faults("GET", "/v1/stories?fields=id,image", 200, JSON, page))
                .singleElement()
                .asString()
                .contains("image")
                .contains("url");
        String sound = page.replace(", \"image\": {}", "");
        assertThat(faults("GET", "/v1/stories?fields=id", 200, JSON, sound)).isEmpty();
        assertThat(faults("GET", "/v1/stories", 200, JSON, sound)).isNotEmpty();
        assertThat(faults("GET", "/v1/stories?fields=id", 200, JSON, sound.replace("\"next\": null", "")))
                .hasSize(1);
    }

    @Test
    void a_success_with_an_undocumented_parameter_or_value_fails() {
        String none = "{\"items\": [], \"page\": {\"next\": null}}";
        assertThat(faults("GET", "/v1/stories?limit=100&tag=a,b&sort=-publishedAt", 200, JSON, none))
                .isEmpty();
        for (String query : List.of(
                "limt=1", "limit=101", "limit=x", "limit=1&limit=2", "tag=a,b&tag=c", "tag=long+one", "sort=best")) {
            assertThat(faults("GET", "/v1/stories?" + query, 200, JSON, none))
                    .as(query)
                    .hasSize(1);
        }
        assertThat(faults("GET", "/v1/stories/a-very-long-slug", 200, JSON, STORY))
                .hasSize(1);
    }

    @Test
    void a_request_body_that_is_taken_must_be_documented() {
        assertThat(posted("application/json", "{\"url\": \"https://a.example/\"}"))
                .isEmpty();
        assertThat(posted("application/json", "{\"url\": \"https://a.example/\", \"alt\": \"\"}"))
                .hasSize(1);
        assertThat(posted("text/plain", "x")).hasSize(1);
    }

    @Test
    void a_path_or_method_outside_the_contract_may_only_be_refused() {
        assertThat(faults("GET", "/v1/other", 200, JSON, "{}")).hasSize(1);
        assertThat(faults("GET", "/v1/other", 404, JSON, "{}")).hasSize(1);
        assertThat(faults("GET", "/v1/other", 404, PROBLEM, "{}")).hasSize(2);
        assertThat(faults("GET", "/v1/other", 404, PROBLEM, NOT_FOUND)).isEmpty();
        assertThat(faults("DELETE", "/v1/stories", 204, JSON, "")).hasSize(1);
        assertThat(faults("DELETE", "/v1/stories", 405, PROBLEM, NOT_FOUND)).hasSize(1);
        assertThat(CONTRACT.faults(Exchange.of("DELETE", "/v1/stories", 405, PROBLEM, NOT_FOUND)
                        .with("Allow", "GET, HEAD")))
                .isEmpty();
    }

    @Test
    void the_most_concrete_path_is_meant() {
        assertThat(faults("GET", "/v1/stories/latest", 200, JSON, STORY)).hasSize(1);
        assertThat(faults("GET", "/v1/stories/a.md", 200, Map.of("Content-Type", "text/markdown"), "# A"))
                .isEmpty();
    }

    @Test
    void each_line_of_newline_delimited_json_is_checked() {
        Map<String, String> lines = Map.of("Content-Type", "application/x-ndjson");
        String line = "{\"url\": \"https://a.example/\"}\n";
        assertThat(faults("GET", "/v1/lines", 200, lines, line + line)).isEmpty();
        assertThat(faults("GET", "/v1/lines", 200, lines, line + "{}\n" + line)).hasSize(1);
    }

    @Test
    void schemas_that_cannot_be_closed_are_refused() {
        assertThatThrownBy(() -> Contract.of("{components: {schemas: {A: {allOf: [{type: object}]}}}}"))
                .hasMessageContaining("allOf");
    }

    private static List<String> story(String body) {
        return faults("GET", "/v1/stories/a", 200, JSON, body);
    }

    private static List<String> posted(String type, String body) {
        Exchange made = Exchange.of("POST", "/v1/stories", 201, Map.of(), "");
        return CONTRACT.faults(
                new Exchange(made.method(), made.uri(), false, type, body, 201, made.headers(), made.body()));
    }

    private static List<String> faults(
            String method, String uri, int status, Map<String, String> headers, String body) {
        return CONTRACT.faults(Exchange.of(method, uri, status, headers, body));
    }
}
