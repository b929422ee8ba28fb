package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.broadsheet.support.Program;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens a database of an earlier version, with content in it, with the current version. */
class UpgradeIT {

    private static final String KEY = "a-key-of-the-tests-with-forty-characters";

    private static final String CONTENT = """
            insert into section (id, slug, name, sort_key, version, saved_at)
                values ('01980000-0000-7000-8000-000000000001', 'local', 'Local', '9999local', 1, now());
            insert into article (id, slug, headline, headline_key, excerpt, section_id, language, status, published_at,
                updated_at, word_count, reading_minutes, version, saved_at)
                values ('01980000-0000-7000-8000-000000000002', 'ferry', 'The ferry sails', 'the ferry sails', 'It sails.',
                    '01980000-0000-7000-8000-000000000001', 'en', 'published', '2026-01-01T00:00:00Z',
                    '2026-01-01T00:00:00Z', 2, 1, 1, now()),
                ('01980000-0000-7000-8000-000000000003', 'secret', 'Not yet', 'not yet', 'Not yet.',
                    '01980000-0000-7000-8000-000000000001', 'en', 'draft', null, now(), 2, 1, 1, now());
            insert into article_body (article_id, blocks)
                select id, '[{"type":"paragraph","id":"a","html":"It sails."}]' from article;
            """;

    /** Search documents from before windows of time named the stemmer. */
    private static final String DOCUMENTS = """
            truncate search_due;
            insert into article_search (article_id, headline, document)
                select id, to_tsvector('english', headline || ' t0:184000'), to_tsvector('english', headline || ' t0:184000')
                from article;
            """;

    /** What a later version may do: every table gets a column that this one does not know. */
    private static final String LATER = """
            do $$
            declare
                name text;
            begin
                for name in select table_name from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                loop
                    execute format('alter table %I add column of_a_later_version text', name);
                end loop;
            end $$;
            """;

    @TempDir
    Path folder;

    /** Version 3 only had imported content; versions 7 and 12 are the last before search documents are made anew. */
    @ParameterizedTest
    @ValueSource(strings = {"3", "7", "12"})
    void content_of_an_earlier_version_is_read_found_and_edited_after_an_upgrade(String earlier)
            throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            Flyway.configure()
                    .dataSource(url, "postgres", "unused")
                    .target(earlier)
                    .load()
                    .migrate();
            try (Connection connection = DriverManager.getConnection(url, "postgres", "unused");
                    Statement statement = connection.createStatement()) {
                statement.execute(CONTENT);
                if (!earlier.equals("3")) {
                    statement.execute(DOCUMENTS);
                }
            }
            Map<String, String> environment = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    url,
                    "QUARKUS_DATASOURCE_USERNAME",
                    "postgres",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "unused",
                    "BROADSHEET_BOOTSTRAP_KEY",
                    KEY);
            try (Program program = Program.start(folder, environment).ready()) {
                assertThat(program.get("/v1/articles/ferry").body()).contains("It sails.");
                assertThat(program.get("/v1/articles/secret").statusCode()).isEqualTo(404);
                assertThat(program.get("/v1/export.ndjson").body())
                        .contains("\"ferry\"")
                        .doesNotContain("secret");
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                                program.get("/v1/articles?q=sails&limit=1").body())
                        .contains("\"ferry\""));

                assertThat(program.edits(KEY, "POST", "/v1/editorial/articles/secret/publish", "\"v1\"", "{}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(program.get("/v1/articles/secret").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_node_of_this_version_goes_on_and_starts_again_beside_a_later_one() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            Map<String, String> environment = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    url,
                    "QUARKUS_DATASOURCE_USERNAME",
                    "postgres",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "unused",
                    "BROADSHEET_BOOTSTRAP_KEY",
                    KEY);
            try (Program before = Program.start(folder, environment).ready()) {
                before.imports(KEY, story("before"));
                Path migrations = Files.createDirectory(folder.resolve("later"));
                Files.writeString(migrations.resolve("V9999__Do_what_only_a_later_version_knows.sql"), LATER);
                Flyway.configure()
                        .dataSource(url, "postgres", "unused")
                        .locations("classpath:db/migration", "filesystem:" + migrations)
                        .load()
                        .migrate();

                assertWrites(before, "running");
                Path other = Files.createDirectory(folder.resolve("other"));
                try (Program again = Program.start(other, environment).ready()) {
                    assertThat(again.get("/v1/articles/before").statusCode()).isEqualTo(200);
                    assertWrites(again, "restarted");
                    assertWrites(before, "beside");
                    await().untilAsserted(() -> assertThat(
                                    again.get("/v1/articles/beside").statusCode())
                            .isEqualTo(200));
                    await().untilAsserted(() -> assertThat(
                                    before.get("/v1/articles/restarted").statusCode())
                            .isEqualTo(200));
                    assertThat(again.get("/v1/export.ndjson").body()).contains("\"restarted\"", "\"beside\"");
                }
            }
        }
    }

    /** Writes every kind of thing, through an import and by hand. */
    private static void assertWrites(Program program, String slug) {
        assertThat(program.imports(KEY, story(slug)).body())
                .contains("\"rejected\":0")
                .contains("\"type\":\"done\"");
        assertThat(program.get("/v1/articles/" + slug).statusCode()).isEqualTo(200);
        assertThat(program.get("/v1/tags/harbour").statusCode()).isEqualTo(200);
        assertThat(program.get("/v1/summaries/week-" + slug).statusCode()).isEqualTo(200);
        assertThat(program.get("/v1/resolve?path=/old/" + slug).body()).contains("/about");
        edits(program, 200, "/v1/editorial/articles/" + slug + "/unpublish", "\"v1\"", "{}");
        edits(program, 200, "/v1/editorial/articles/" + slug + "/publish", "\"v2\"", "{}");
        edits(program, 201, "/v1/editorial/tags", null, "{\"name\": \"Port\", \"slug\": \"port-%s\"}".formatted(slug));
        edits(program, 200, "/v1/editorial/tags/port-" + slug + "/merge", "\"v1\"", "{\"into\": \"harbour\"}");
        edits(
                program,
                201,
                "/v1/editorial/keys",
                null,
                "{\"name\": \"%s\", \"scopes\": [\"content:read\"]}".formatted(slug));
        edits(program, 201, "/v1/editorial/articles/" + slug + "/preview-tokens", null, "{}");
    }

    private static void edits(Program program, int status, String path, String etag, String json) {
        HttpResponse<String> answer = program.edits(KEY, "POST", path, etag, json);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
    }

    private static String story(String slug) {
        return """
                {"type":"section","slug":"local","name":"Local"}
                {"type":"tag","slug":"harbour","name":"Harbour"}
                {"type":"author","slug":"mira-%1$s","name":"Mira"}
                {"type":"article","slug":"%1$s","headline":"The ferry sails","section":"local","tags":["harbour"],\
                "authors":["mira-%1$s"],"language":"en","status":"published","publishedAt":"2026-05-09T10:00:00Z",\
                "body":{"text":"It sails."}}
                {"type":"summary","slug":"week-%1$s","section":"local","headline":"This week","body":{"text":"Much."},\
                "publishedAt":"2026-05-10T10:00:00Z","articles":["%1$s"]}
                {"type":"redirect","from":"/old/%1$s","to":"/about"}
                """.formatted(slug);
    }
}
