package org.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one rule of visibility is spelled once, and the copies of what it needs follow the article by themselves. */
@QuarkusTest
class VisibilityTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern SPELLED =
            Pattern.compile("(public_at|\\w\\.expires_at)\\s*([<>]=?\\s*now|is\\s)|published_at\\s*[<>]=?\\s*now\\(\\)"
                    + "|\\b(not|and) (\\w+\\.|\" \\+ \\w+ \\+ \"\\.)retracted");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_story_with_tags_and_authors() throws SQLException {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                tag("harbour"),
                tag("weather"),
                author("mira-holt"),
                article("ferry").tags("harbour").authors("mira-holt"));
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Copies that differ from their article, by table. */
    private List<String> stale() throws SQLException {
        List<String> stale = new ArrayList<>();
        for (String table : List.of("article_tag", "article_author")) {
            stale.addAll(query("select '" + table + " ' || x.position from " + table
                    + " x join article a on a.id = x.article_id where (x.published_at, x.public_at, x.retracted)"
                    + " is distinct from (a.published_at, a.public_at, a.retracted)"));
        }
        return stale;
    }

    private String uses(String slug) throws SQLException {
        return query("select coalesce(sum(u.uses), 0)::text from tag t left join tag_use u on u.tag_id = t.id"
                        + " where t.slug = '" + slug + "'")
                .get(0);
    }

    @Test
    void a_tag_that_an_article_gets_takes_the_articles_times() throws SQLException {
        run("insert into article_tag (article_id, position, tag_id) select a.id, 7, t.id from article a, tag t"
                + " where t.slug = 'weather'");
        run("delete from article_author");
        run("insert into article_author (article_id, position, author_id, retracted) select a.id, 0, u.id, true"
                + " from article a, author u");

        assertThat(stale()).isEmpty();
        assertThat(uses("weather")).isEqualTo("1");
    }

    @Test
    void every_change_of_an_articles_times_reaches_its_tags_and_authors() throws SQLException {
        for (String change : List.of(
                "published_at = published_at - interval '1 day'",
                "embargo_until = now() + interval '1 day'",
                "embargo_until = null",
                "status = 'draft'",
                "status = 'published'",
                "expires_at = now()",
                "expires_at = now() + interval '1 hour'",
                "status = 'expired'",
                "status = 'published'",
                "retracted = true",
                "headline = 'Nothing of the kind'",
                "retracted = false")) {
            run("update article set " + change);

            assertThat(stale()).as(change).isEmpty();
            assertThat(query("select 1 from article_tag x where " + Visibility.listedByCopy("x")))
                    .as(change)
                    .hasSameSizeAs(query("select 1 from article a where " + Visibility.listed("a")));
        }
        assertThat(uses("harbour")).isEqualTo("1");
        run("update article set retracted = true");
        assertThat(uses("harbour")).isEqualTo("0");
    }

    @Test
    void functions_and_indexes_of_the_database_spell_the_rule_as_the_program_does() throws SQLException {
        List<String> functions = query("select pg_get_functiondef(oid) from pg_proc"
                + " where pronamespace = 'public'::regnamespace and prosrc like '%public_at%'");
        List<String> predicates = query("select pg_get_expr(indpred, indrelid) from pg_index where indpred is not null"
                + " and pg_get_expr(indpred, indrelid) like '%public_at%'");

        assertThat(functions).hasSizeGreaterThanOrEqualTo(3).allSatisfy(function -> assertThat(
                        function.replaceAll("\\b\\w+\\.(public_at is not null and not) \\w+\\.retracted", "COUNTED"))
                .doesNotContainPattern(SPELLED));
        assertThat(Visibility.counted("t")).isEqualTo("t.public_at is not null and not t.retracted");
        // What else an index asks for is its own.
        assertThat(predicates.stream()
                        .flatMap(predicate -> Stream.of(predicate
                                .replaceAll("[()]", "")
                                .toLowerCase(Locale.ROOT)
                                .split(" and ")))
                        .filter(part -> part.contains("public_at"))
                        .map(part -> "a." + part))
                .contains(Visibility.published("a"))
                .isSubsetOf(
                        Visibility.published("a"),
                        Visibility.unpublished("a"),
                        Visibility.embargoed("a").replace("> a.", "> "));
    }

    @Test
    void no_other_class_spells_the_rule() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith(Path.of("database", "Visibility.java")))
                            .filter(path -> SPELLED.matcher(text(path)).find()))
                    .isEmpty();
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
