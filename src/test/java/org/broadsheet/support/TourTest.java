package org.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {

    @TempDir
    Path folder;

    private Tour page;
    private List<Tour.Step> steps;

    @BeforeEach
    void readSample() throws IOException {
        try (InputStream sample = TourTest.class.getResourceAsStream("/tour/sample.md")) {
            page = Tour.of(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
            steps = page.steps();
        }
    }

    @Test
    void shell_blocks_are_steps_unless_the_checks_run_them() {
        assertThat(page.forCi()).containsExactly("another-place");
        assertThat(page.strays()).containsExactly("console");
        assertThat(steps).extracting(Tour.Step::command).allMatch(command -> command.endsWith("\n"));
        assertThat(steps).hasSize(8);
        assertThat(steps.get(1).output()).isNull();
    }

    @Test
    void a_step_that_prints_what_it_promises_passes() {
        assertThat(run(0)).isEmpty();
        assertThat(run(1)).isEmpty();
        assertThat(run(2)).isEmpty();
    }

    @Test
    void a_step_that_prints_something_else_fails() {
        assertThat(run(3)).contains("where the page has");
    }

    @Test
    void a_step_that_ends_badly_fails_even_inside_a_pipe() {
        assertThat(run(4)).startsWith("It ends with");
    }

    @Test
    void a_step_that_prints_nothing_fails() {
        assertThat(run(5)).isEqualTo("It prints nothing");
    }

    @Test
    void files_and_variables_of_a_step_are_there_in_the_next() {
        assertThat(run(6)).isEmpty();
        assertThat(run(7)).isEmpty();
    }

    @Test
    void the_address_is_the_running_programs_and_reads_as_the_pages() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Tour.Step step =
                new Tour.Step("echo http://localhost:8080/v1 && echo $KEY", "http://localhost:8080/v1\nsecret\n");
        assertThat(Tour.run(step, "http://localhost:8081", Map.of("KEY", "secret"), folder))
                .isEmpty();
        assertThat(Tour.run(step, "http://localhost:8081", Map.of("KEY", "other"), other))
                .isNotEmpty();
    }

    private String run(int step) {
        return Tour.run(steps.get(step), "http://localhost:8081", Map.of(), folder);
    }
}
