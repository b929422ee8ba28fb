package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the configuration table of {@code docs/operating.md} matches the code: names, defaults and docstrings.
 *
 * <p>To rewrite it after a change: {@code mvn test -Dtest=ConfigurationTableTest -Dtable.update=true}.
 */
class ConfigurationTableTest {

    private static final Path PAGE = Path.of("docs", "operating.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final boolean UPDATE = Boolean.getBoolean("table.update");

    private static final String HEADING = "\n## Configuration\n";

    /** How a row of the table starts. */
    private static final String ROW = "| `broadsheet.";

    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(prefix = \"(broadsheet[^\"]*)\"\\)\\s+(?:public )?interface \\w+ \\{");
    private static final Pattern PROPERTY = Pattern.compile("/\\*\\*(?<doc>(?:[^*]|\\*(?!/))*)\\*/\\s*"
            + "(?<annotations>(?:@\\w+\\((?:\"[^\"]*\"|[^\")])*\\)\\s*)*)"
            + "(?<type>[\\w.<>, ]+?) (?<name>\\w+)\\(\\);");
    private static final Pattern ANNOTATION = Pattern.compile("@(\\w+)\\(\"([^\"]*)\"\\)");
    private static final Pattern LOOSE = Pattern.compile("@ConfigProperty\\(name = \"(broadsheet[^\"]*)\"");

    @Test
    void the_table_is_what_the_code_reads() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(HEADING);
        String table = page.substring(start);
        List<String> rows = rows();
        if (UPDATE) {
            table = withRows(table, rows);
            Files.writeString(PAGE, page.substring(0, start) + table);
        }

        assertThat(table.lines().filter(line -> line.startsWith(ROW)).toList())
                .as("docs/operating.md; mvn test -Dtest=ConfigurationTableTest -Dtable.update=true rewrites it")
                .isEqualTo(rows);
    }

    @Test
    void a_property_is_read_by_a_mapping_which_documents_it() throws IOException {
        for (Map.Entry<Path, String> source : sources().entrySet()) {
            assertThat(LOOSE.matcher(source.getValue()).results().map(match -> match.group(1)))
                    .as(source.getKey() + " takes by name what a @ConfigMapping should declare")
                    .isEmpty();
            Matcher mapping = MAPPING.matcher(source.getValue());
            while (mapping.find()) {
                String body = body(source.getValue(), mapping.end());
                long methods =
                        Pattern.compile("\\(\\);").matcher(body).results().count();
                long documented = PROPERTY.matcher(body).results().count();
                assertThat(documented)
                        .as(source.getKey() + ": properties with a docstring")
                        .isEqualTo(methods);
            }
        }
    }

    @Test
    void what_it_says_of_the_frameworks_settings_is_what_the_program_sets() throws IOException {
        Properties set = new Properties();
        try (Reader own = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            set.load(own);
        }
        Matcher row = Pattern.compile("(?m)^\\| `(quarkus\\.[^`]*)` \\| (?:`([^`]*)` )?\\|")
                .matcher(Files.readString(PAGE));

        assertThat(row.results()
                        .filter(setting -> set.containsKey(setting.group(1)))
                        .peek(setting -> assertThat(setting.group(2))
                                .as(setting.group(1))
                                .isEqualTo(set.getProperty(setting.group(1)))))
                .isNotEmpty();
    }

    private static List<String> rows() throws IOException {
        SortedMap<String, List<String>> byPrefix = new TreeMap<>();
        for (String source : sources().values()) {
            Matcher mapping = MAPPING.matcher(source);
            while (mapping.find()) {
                List<String> rows = byPrefix.computeIfAbsent(mapping.group(1), prefix -> new ArrayList<>());
                Matcher property = PROPERTY.matcher(body(source, mapping.end()));
                while (property.find()) {
                    row(mapping.group(1), property, rows);
                }
            }
        }
        return byPrefix.values().stream().flatMap(List::stream).toList();
    }

    private static void row(String prefix, Matcher property, List<String> rows) {
        String meaning = property.group("doc")
                .replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
        if (meaning.startsWith("Set by the program itself")) {
            return;
        }
        Map<String, String> annotations = new TreeMap<>();
        Matcher annotation = ANNOTATION.matcher(property.group("annotations"));
        while (annotation.find()) {
            annotations.put(annotation.group(1), annotation.group(2));
        }
        String name = prefix + "." + annotations.getOrDefault("WithName", kebab(property.group("name")));
        String value = annotations.containsKey("WithDefault") ? " `" + annotations.get("WithDefault") + "`" : "";
        rows.add("| `%s` |%s | %s |".formatted(name, value, meaning.replace("|", "\\|")));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** The text of a block, from after its opening brace to its closing one. Defaults may contain pairs of braces. */
    private static String body(String source, int start) {
        int depth = 1;
        int at = start;
        while (depth > 0) {
            char c = source.charAt(at++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return source.substring(start, at - 1);
    }

    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file, Files.readString(file));
            }
        }
        return sources;
    }

    private static String withRows(String page, List<String> rows) {
        List<String> lines = new ArrayList<>();
        boolean written = false;
        for (String line : page.lines().toList()) {
            if (!line.startsWith(ROW)) {
                lines.add(line);
            } else if (!written) {
                lines.addAll(rows);
                written = true;
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
