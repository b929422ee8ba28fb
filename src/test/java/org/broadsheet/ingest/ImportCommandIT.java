package org.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that takes archives in, at the machine and over HTTP. */
class ImportCommandIT {

    private static final Map<String, String> NO_DEMO = Map.of("BROADSHEET_DEMO", "false");
    private static final Path EXPORT = Path.of("src", "test", "resources", "archive", "wordpress", "harbour.xml")
            .toAbsolutePath();

    @TempDir
    Path folder;

    private Program.Ended imports(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = ImportCommand.NAME;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Program.command(folder, environment, all);
    }

    @Test
    void into_the_database_of_a_stopped_program_and_of_a_running_one() throws IOException {
        Program.Ended tried = imports(NO_DEMO, EXPORT.toString(), "--dry-run");
        assertThat(tried.code()).as(tried.out() + tried.err()).isZero();
        assertThat(tried.out()).contains("nothing stored", "8 created", "comments-left-out");

        Program.Ended first = imports(NO_DEMO, EXPORT.toString());
        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("Stored: 8 read, 8 created");

        try (Program program = Program.start(folder, NO_DEMO).ready()) {
            assertThat(program.get("/v1/articles/ferry").statusCode()).isEqualTo(200);
            Path map = folder.resolve("map.yaml");
            Files.writeString(map, "fields: {desk_code: extra.desk}\n");

            Program.Ended mapped = imports(NO_DEMO, EXPORT.toString(), "--map=" + map);
            assertThat(mapped.out()).contains("1 updated, 7 unchanged");

            Path report = folder.resolve("report.html");
            Program.Ended remote = imports(
                    Map.of("BROADSHEET_KEY", program.madeKey()),
                    EXPORT.toString(),
                    "--to=http://localhost:" + program.port(),
                    "--report=" + report);
            assertThat(remote.code()).as(remote.out() + remote.err()).isZero();
            assertThat(remote.out()).contains("1 updated, 7 unchanged");
            assertThat(report).content().contains("<!doctype html>", "Comments do not come along: 1");
        }
    }

    @Test
    void what_is_wrong_is_said_and_the_exit_code_tells_it() throws IOException {
        Path cut = folder.resolve("cut.xml");
        Files.writeString(cut, Files.readString(EXPORT).substring(0, 3_000));

        assertThat(imports(NO_DEMO).code()).isEqualTo(2);
        assertThat(imports(NO_DEMO, "nowhere.xml").err()).contains("There is no file nowhere.xml");
        assertThat(imports(NO_DEMO, EXPORT.toString(), "--format=docx").err()).contains("There is no format docx");
        assertThat(imports(Map.of(), EXPORT.toString(), "--to=http://localhost:1")
                        .err())
                .contains("BROADSHEET_KEY");
        Program.Ended failed = imports(NO_DEMO, cut.toString());
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("Nothing was stored").doesNotContain("\tat ");
        assertThat(imports(NO_DEMO, "--print-map").out()).isEqualTo(ArchiveMap.text());
    }
}
