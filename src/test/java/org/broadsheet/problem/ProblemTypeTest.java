package org.broadsheet.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks the list of problems, and that the documentation's table is made from it.
 *
 * <p>To rewrite the table after a change: {@code mvn test -Dtest=ProblemTypeTest -Dproblems.update=true}.
 */
class ProblemTypeTest {

    private static final Path PAGE = Path.of("docs", "problems.md");
    private static final boolean UPDATE = Boolean.getBoolean("problems.update");

    /** How a row of the table starts. */
    private static final String ROW = "\\| \\d{3} \\| `.*";

    @ParameterizedTest
    @EnumSource
    void a_kind_is_found_by_the_name_in_its_path(ProblemType type) {
        assertThat(type.path()).matches("/problems/[a-z]+(-[a-z]+)*");
        assertThat(ProblemType.named(type.wireName())).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void a_kind_says_in_whole_sentences_what_it_means_and_what_to_do(ProblemType type) {
        assertThat(type.status()).isBetween(300, 599);
        assertThat(type.meaning()).matches("(?s)[A-Z].*\\.");
        assertThat(type.remedy()).matches("(?s)[A-Z].*\\.");
    }

    @Test
    void kinds_are_listed_by_their_status() {
        assertThat(Stream.of(ProblemType.values()).map(ProblemType::status)).isSorted();
    }

    @Test
    void the_documentation_lists_every_kind() throws IOException {
        List<String> rows = Stream.of(ProblemType.values())
                .map(type -> "| %d | `%s` | %s | %s |"
                        .formatted(type.status(), type.wireName(), type.meaning(), type.remedy()))
                .toList();
        if (UPDATE) {
            rewrite(rows);
        }

        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.matches(ROW)))
                .as("%s; mvn test -Dtest=ProblemTypeTest -Dproblems.update=true rewrites it", PAGE)
                .containsExactlyElementsOf(rows);
    }

    private static void rewrite(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (!line.matches(ROW)) {
                lines.add(line);
            }
        }
        lines.addAll(lines.indexOf("|---|---|---|---|") + 1, rows);
        Files.write(PAGE, lines);
    }
}
