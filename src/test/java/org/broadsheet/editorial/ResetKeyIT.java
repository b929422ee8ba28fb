package org.broadsheet.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lost first key is replaced at the machine, whichever database the program has and whether it runs or not. */
class ResetKeyIT {

    private static final String KEY = "a-key-of-the-tests-with-forty-characters";
    private static final String TAG = "{\"type\":\"tag\",\"slug\":\"weather\",\"name\":\"Weather\"}";
    private static final Map<String, String> NO_DEMO = Map.of("BROADSHEET_DEMO", "false");

    @TempDir
    Path folder;

    private static void assertOpens(Program program, String key) {
        assertThat(program.imports(key, TAG).statusCode()).isEqualTo(200);
    }

    private static void assertRefused(Program program, String key) {
        assertThat(program.imports(key, TAG).statusCode()).isEqualTo(401);
    }

    /** The key that the command printed, and nothing else beside it. */
    private String reset(Map<String, String> environment) {
        Program.Ended ended = Program.command(folder, environment, ResetKey.COMMAND);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).matches("bsk_[0-9A-Za-z]{8}_[0-9A-Za-z]{40}\\R");
        assertThat(ended.err()).contains("The earlier one is revoked").doesNotContain("bsk_", "\tat ");
        return ended.out().strip();
    }

    @Test
    void in_the_embedded_database_of_a_running_program_and_of_a_stopped_one() {
        String first;
        String second;
        try (Program program = Program.start(folder, NO_DEMO).ready()) {
            first = program.madeKey();
            second = reset(NO_DEMO);

            assertOpens(program, second);
            assertRefused(program, first);
            assertThat(program.madeKey()).isEqualTo(second);
            assertThat(program.edits(second, "GET", "/v1/editorial/audit?kind=key", null, "")
                            .body())
                    .contains("\"action\":\"reset\"", "\"by\":\"reset-key\"");
        }
        String third = reset(NO_DEMO);
        try (Program program = Program.start(folder, NO_DEMO).ready()) {
            assertOpens(program, third);
            assertRefused(program, second);
            assertThat(program.printed()).doesNotContain("bsk_");
        }
    }

    @Test
    void in_a_configured_database_where_the_configured_key_is_ignored_from_then_on() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> own = new HashMap<>(Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "QUARKUS_DATASOURCE_USERNAME", "postgres",
                    "QUARKUS_DATASOURCE_PASSWORD", "unused"));
            Program.Ended early = Program.command(folder, own, ResetKey.COMMAND);
            assertThat(early.code()).isEqualTo(1);
            assertThat(early.err()).contains("start it first").doesNotContain("\tat ");

            own.put("BROADSHEET_BOOTSTRAP_KEY", KEY);
            try (Program program = Program.start(folder, own).ready()) {
                assertThat(program.printed()).doesNotContain("is ignored");
                String key = reset(own);
                assertOpens(program, key);
                assertRefused(program, KEY);
            }
            try (Program program = Program.start(folder, own).ready()) {
                assertThat(program.printed())
                        .contains("broadsheet.bootstrap-key is ignored")
                        .doesNotContain(KEY);
            }
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void what_is_no_command_and_a_folder_without_a_database_are_refused_in_a_sentence() {
        Program.Ended wrong = Program.command(folder, Map.of(), "reset_key");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("There is no command reset_key", "reset-key");

        Program.Ended nowhere = Program.command(folder, Map.of(), ResetKey.COMMAND);
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).contains("There is no database in " + folder).doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
