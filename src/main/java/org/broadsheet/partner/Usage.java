package org.broadsheet.partner;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Reads what partners used. */
@ApplicationScoped
class Usage {

    private static final String SUMS = "sum(requests)::bigint as requests, sum(articles)::bigint as articles,"
            + " sum(exports)::bigint as exports, sum(bytes)::bigint as bytes from partner_use where partner_id = ?";

    private final Database database;
    private final Meter meter;
    private final UseWriter writer;

    Usage(Database database, Meter meter, UseWriter writer) {
        this.database = database;
        this.meter = meter;
        this.writer = writer;
    }

    /** What a partner used, with what this node has counted until now. */
    UsageView of(PartnerTable.Stored partner) {
        writer.write();
        LocalDate month = meter.today().withDayOfMonth(1);
        List<UsageView.Period> months = periods("date_trunc('month', day)::date", partner.id(), UsageView.MONTHS);
        long used = months.stream()
                .filter(one -> one.from().equals(month))
                .mapToLong(UsageView.Period::articles)
                .sum();
        return new UsageView(
                partner.quota(),
                used,
                partner.quota() == null ? null : Math.max(0, partner.quota() - used),
                month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                months,
                periods("day", partner.id(), UsageView.DAYS));
    }

    private List<UsageView.Period> periods(String period, UUID partner, int limit) {
        return database.list(
                Sql.of("select " + period + " as since, " + SUMS, partner)
                        .add("group by since order by since desc limit ?", limit),
                row -> new UsageView.Period(
                        row.getObject("since", LocalDate.class),
                        row.getLong("requests"),
                        row.getLong("articles"),
                        row.getLong("exports"),
                        row.getLong("bytes")));
    }
}
