package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.broadsheet.article.ArticleSearch;
import org.broadsheet.ingest.DemoNewsroom;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.Tour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the README promises, done as printed. */
@QuarkusTest
class ReadmeTest {

    @TestHTTPResource
    String base;

    @Inject
    Newsroom newsroom;

    @Inject
    DemoNewsroom demo;

    @Inject
    ArticleSearch search;

    @BeforeEach
    void the_newsroom_is_the_one_that_a_first_start_has() {
        newsroom.empty();
        assertThat(demo.load()).endsWith(" 0 rejected");
        search.catchUp();
    }

    @Test
    void the_readme_has_a_tour_and_the_two_commands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Tour.of(readme).steps()).isNotEmpty();
        assertThat(readme.lines()).contains("mvn verify");
        assertThat(readme).contains("quarkus:run");
    }

    @Test
    void the_tour_works_as_printed() throws IOException {
        String address = base.replaceFirst("/$", "");
        List<Tour.Step> steps = Tour.of(Files.readString(Path.of("README.md"))).steps();

        for (Tour.Step step : steps) {
            assertThat(Tour.run(step, address, Map.of("BROADSHEET_KEY", Newsroom.KEY)))
                    .as(step.command())
                    .isEmpty();
        }
    }
}
