package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.ingest.DemoNewsroom;
import org.broadsheet.request.WarningCode;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Program;
import org.broadsheet.support.Tour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands in the README and the pages of {@code docs} as printed; {@code .ci/docs} runs the others. */
@QuarkusTest
class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final Path CI = Path.of(".ci", "docs");
    private static final Pattern RUN_BY_CI = Pattern.compile("(?m)^\\s*fence (\\S+) (\\S+)");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");

    @TestHTTPResource
    String base;

    @Inject
    Newsroom newsroom;

    @Inject
    DemoNewsroom demo;

    @Inject
    SearchDocuments documents;

    @TempDir
    Path folder;

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(README),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static Tour tour(Path page) {
        try {
            return Tour.of(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_prints_works_on_the_newsroom_of_a_first_start(Path page) {
        newsroom.empty();
        assertThat(demo.load()).endsWith(" 0 rejected");
        documents.catchUp();

        for (Tour.Step step : tour(page).steps()) {
            assertThat(Tour.run(step, base.replaceFirst("/$", ""), Map.of("BROADSHEET_KEY", Newsroom.KEY), folder))
                    .as(page + ":\n" + step.command())
                    .isEmpty();
        }
    }

    @Test
    void every_command_is_run_by_somebody() throws IOException {
        TreeSet<String> claimed = new TreeSet<>();
        TreeSet<String> run = new TreeSet<>();
        for (Path page : pages()) {
            assertThat(tour(page).strays())
                    .as(page + ": blocks that nobody runs")
                    .isEmpty();
            tour(page).forCi().forEach(name -> claimed.add(page + " " + name));
        }
        for (MatchResult call :
                RUN_BY_CI.matcher(Files.readString(CI)).results().toList()) {
            run.add(call.group(1) + " " + call.group(2));
        }

        assertThat(run).as("what .ci/docs runs, and the pages say that it does").isEqualTo(claimed);
    }

    @Test
    void links_lead_somewhere() throws IOException {
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                String[] target = link.group(1).split("#", 2);
                if (target[0].startsWith("http")) {
                    continue;
                }
                Path file = target[0].isEmpty()
                        ? page
                        : page.resolveSibling(target[0]).normalize();
                assertThat(file).as(page + " links to").exists();
                if (target.length == 2) {
                    assertThat(anchors(file)).as(page + " links to " + file).contains(target[1]);
                }
            }
        }
    }

    @Test
    void every_field_of_an_import_record_has_its_row() throws IOException {
        String page = Files.readString(Path.of("docs", "newsroom.md"));
        JsonNode schemas =
                new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()).at("/components/schemas");
        for (String type : List.of("section", "tag", "author", "article", "summary", "cursor")) {
            JsonNode schema = schemas.get(type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) + "Record");
            String table = page.substring(page.indexOf("### Record: " + type)).split("\n#", 2)[0];
            TreeSet<String> rows = new TreeSet<>();
            TreeSet<String> required = new TreeSet<>();
            table.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
                String[] cells = line.split("\\|");
                for (MatchResult name :
                        Pattern.compile("`(\\w+)`").matcher(cells[1]).results().toList()) {
                    rows.add(name.group(1));
                    if (cells[2].strip().equals("required")) {
                        required.add(name.group(1));
                    }
                }
            });

            assertThat(rows).as(type).containsExactlyInAnyOrderElementsOf(names(schema.get("properties")));
            TreeSet<String> asked = new TreeSet<>();
            schema.get("required").forEach(name -> asked.add(name.asText()));
            assertThat(required).as("required of " + type).isEqualTo(asked);
        }
    }

    @Test
    void every_code_of_a_warning_has_its_row_and_its_effect() throws IOException {
        String page = Files.readString(Path.of("docs", "newsroom.md"));
        List<String> rows = page.substring(page.indexOf("### Warnings"))
                .split("\n#", 2)[0]
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("^\\| `([a-z-]+)` \\| (\\w+) \\|.*", "$1 $2"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(WarningCode.values())
                        .map(code -> code.wireName() + " " + code.effect().wireName())
                        .toList());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The anchors of a page's headings, as GitHub derives them. */
    private static List<String> anchors(Path page) throws IOException {
        return Files.readString(page)
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void the_readme_begins_with_two_commands_and_leads_to_every_page() throws IOException {
        String readme = Files.readString(README);

        assertThat(tour(README).steps()).isNotEmpty();
        assertThat(readme.lines()).contains("mvn verify");
        assertThat(readme.lines()).contains("java -jar " + Program.JAR);
        for (Path page : pages()) {
            assertThat(page.equals(README) || readme.contains("(" + page + ")"))
                    .as("The README links to " + page)
                    .isTrue();
        }
    }
}
