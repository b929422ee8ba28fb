package org.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo is of the present, whenever it is loaded. */
class DemoDatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> moved(Instant now) throws IOException {
        String text = new String(
                DemoDates.moved(DemoNewsroom.class.getResourceAsStream(DemoNewsroom.RECORDS), now)
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        return text.lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static List<Instant> published(List<JsonNode> records) {
        return records.stream()
                .filter(record -> record.path("type").asText().equals("article"))
                .map(record -> Instant.parse(record.get("publishedAt").asText()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T19:30:00Z, 2026-11-22T07:30:00Z",
        "2026-11-23T06:00:00Z, 2026-11-22T07:30:00Z",
        "2029-02-28T12:00:00Z, 2029-02-28T07:30:00Z",
        "2020-01-01T00:00:00Z, 2019-12-31T07:30:00Z"
    })
    void the_newest_story_is_of_this_morning_and_none_is_of_the_future(Instant now, Instant newest) throws IOException {
        List<Instant> all = published(moved(now));

        assertThat(all.get(all.size() - 1)).isEqualTo(newest);
        assertThat(all.get(all.size() - 2)).isBetween(now.minusSeconds(8 * 86_400), now);
    }

    @Test
    void the_others_stay_on_their_days_of_the_week() throws IOException {
        List<Instant> before = published(moved(Instant.parse("2026-11-22T20:00:00Z")));
        List<Instant> after = published(moved(Instant.parse("2031-05-07T20:00:00Z")));

        for (int i = 0; i < before.size() - 1; i++) {
            assertThat(after.get(i).atOffset(ZoneOffset.UTC).getDayOfWeek())
                    .isEqualTo(before.get(i).atOffset(ZoneOffset.UTC).getDayOfWeek());
        }
    }

    @Test
    void periods_and_notices_move_along() throws IOException {
        JsonNode summary = moved(Instant.parse("2026-11-30T20:00:00Z")).stream()
                .filter(record -> record.path("slug").asText().equals("local-week-47"))
                .findFirst()
                .orElseThrow();

        assertThat(summary.get("periodStart").asText()).isEqualTo("2026-11-23");
        assertThat(summary.get("publishedAt").asText()).isEqualTo("2026-11-29T19:30:00Z");
    }
}
