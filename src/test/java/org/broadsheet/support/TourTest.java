package org.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {

    private List<Tour.Step> steps;

    @BeforeEach
    void readSample() throws IOException {
        try (InputStream sample = TourTest.class.getResourceAsStream("/tour/sample.md")) {
            steps = Tour.of(new String(sample.readAllBytes(), StandardCharsets.UTF_8))
                    .steps();
        }
    }

    @Test
    void the_shell_blocks_of_the_tour_are_its_steps() {
        assertThat(steps).extracting(Tour.Step::command).allMatch(command -> command.endsWith("\n"));
        assertThat(steps).hasSize(6);
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
        assertThat(run(3)).contains("where the README has");
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
    void the_address_is_the_running_programs_and_reads_as_the_readmes() {
        Tour.Step step =
                new Tour.Step("echo http://localhost:8080/v1 && echo $KEY", "http://localhost:8080/v1\nsecret\n");
        assertThat(Tour.run(step, "http://localhost:8081", Map.of("KEY", "secret")))
                .isEmpty();
        assertThat(Tour.run(step, "http://localhost:8081", Map.of("KEY", "other")))
                .isNotEmpty();
    }

    private String run(int step) {
        return Tour.run(steps.get(step), "http://localhost:8081", Map.of());
    }
}
