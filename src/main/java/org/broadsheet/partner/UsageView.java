package org.broadsheet.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a partner used of what was agreed. */
@Schema(name = "PartnerUsage", description = "What a partner used. Days and months are those of UTC.")
record UsageView(
        @Schema(
                nullable = true,
                description = "How many whole articles it gets a month; null for any number.",
                minimum = "1")
        Integer quota,

        @Schema(description = "How many it has got this month.", minimum = "0")
        long used,

        @Schema(nullable = true, description = "How many are left this month; null for any number.", minimum = "0")
        Long left,

        @Schema(description = "When the next month begins.") Instant renewsAt,

        @Schema(description = "The last twelve months with requests, the newest first.", maxItems = MONTHS)
        List<Period> months,

        @Schema(description = "The last 31 days with requests, the newest first.", maxItems = DAYS)
        List<Period> days) {

    static final int MONTHS = 12;
    static final int DAYS = 31;

    /** What was used in a day or a month. */
    @Schema(name = "PartnerUse", description = "What a partner used in a day or a month.")
    record Period(
            @Schema(description = "The day, or the first day of the month.")
            LocalDate from,

            @Schema(description = "Requests by its keys, whatever they were answered.", minimum = "0")
            long requests,

            @Schema(description = "Whole articles, those of exports among them.", minimum = "0")
            long articles,

            @Schema(description = "Exports.", minimum = "0") long exports,

            @Schema(description = "Bytes of answers before compression.", minimum = "0")
            long bytes) {}
}
