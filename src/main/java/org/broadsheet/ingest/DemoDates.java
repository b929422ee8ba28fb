package org.broadsheet.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Moves the records of the demo to the present: by whole weeks, since its texts name days of the week, so that the last of
 * them is at most a week old. The newest article, which names none, is of this morning.
 */
final class DemoDates {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PUBLISHED = "publishedAt";
    private static final List<String> INSTANTS = List.of(PUBLISHED, "updatedAt");
    private static final List<String> DAYS = List.of("periodStart", "periodEnd");
    private static final Duration MORNING = Duration.ofHours(7).plusMinutes(30);
    private static final int WEEK = 7;

    private DemoDates() {}

    /** The same records, as they would be if the last of them had just been published. */
    static InputStream moved(InputStream records, Instant now) throws IOException {
        List<ObjectNode> all = new ArrayList<>();
        for (String line : new String(records.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            all.add((ObjectNode) JSON.readTree(line));
        }
        Instant last = all.stream()
                .filter(record -> record.has(PUBLISHED))
                .map(record -> Instant.parse(record.get(PUBLISHED).asText()))
                .max(Instant::compareTo)
                .orElse(now);
        long days = Math.floorDiv(Duration.between(last, now).toDays(), (long) WEEK) * WEEK;
        if (last.plus(days, ChronoUnit.DAYS).isAfter(now)) {
            days -= WEEK;
        }
        for (ObjectNode record : all) {
            move(record, days);
        }
        all.stream()
                .filter(record -> record.path("type").asText().equals("article"))
                .max((one, other) -> one.get(PUBLISHED)
                        .asText()
                        .compareTo(other.get(PUBLISHED).asText()))
                .ifPresent(newest -> newest.put(PUBLISHED, morning(now).toString()));
        return new ByteArrayInputStream(all.stream()
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void move(ObjectNode record, long days) {
        for (String name : INSTANTS) {
            if (record.hasNonNull(name)) {
                record.put(
                        name,
                        Instant.parse(record.get(name).asText())
                                .plus(days, ChronoUnit.DAYS)
                                .toString());
            }
        }
        for (String name : DAYS) {
            if (record.hasNonNull(name)) {
                record.put(
                        name,
                        LocalDate.parse(record.get(name).asText())
                                .plusDays(days)
                                .toString());
            }
        }
        for (JsonNode notice : record.path("notices")) {
            move((ObjectNode) notice, days);
        }
    }

    /** The last time that it was morning. */
    private static Instant morning(Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS).plus(MORNING);
        return today.isAfter(now) ? today.minus(1, ChronoUnit.DAYS) : today;
    }
}
