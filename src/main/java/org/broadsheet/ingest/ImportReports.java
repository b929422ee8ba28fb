package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Writer;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.BoundQuery;

/** The reports of the latest imports. */
@ApplicationScoped
class ImportReports {

    /** How many are kept. */
    static final int MOST = 1_000;

    private static final String PATH = "/v1/editorial/imports/";

    private final Database database;
    private final ObjectMapper json;
    private final Counts counts;

    ImportReports(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
        this.counts = new Counts(database);
    }

    /** Notes that an import begins. */
    ImportReport.Run begin(boolean dryRun, Writer writer) {
        return new ImportReport.Run(UuidCreator.getTimeOrderedEpoch(), dryRun, writer.name(), database.now());
    }

    /** Where the report of an import will be. */
    String address(ImportReport.Run run) {
        return PATH + run.id();
    }

    /** Keeps a report, in a transaction of its own. */
    void keep(ImportReport report) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update(Sql.of(
                    "insert into import_report (id, ended_at, report) values (?, ?, ?::jsonb)",
                    report.id(),
                    report.endedAt(),
                    write(report)));
            database.update(Sql.of(
                    "delete from import_report where id in"
                            + " (select id from import_report order by id desc offset ?)",
                    MOST));
        });
    }

    /** A report; empty if there is none, or not any more. */
    Optional<ImportReport> find(UUID id) {
        return database.first(
                Sql.of("select report from import_report where id = ?", id), row -> read(row.getString(1)));
    }

    /** A page of the latest ones, newest first. */
    Page<ImportReport> page(BoundQuery<PageRequest> query) {
        Keyset keyset = Keyset.of(query, query.value(), "imports", Instant.class);
        query.faults().check();
        List<ImportReport> rows = database.list(
                Sql.of("select report from import_report where true")
                        .add(keyset.beyond("ended_at", "id", true))
                        .add(keyset.order("ended_at", "id", true)),
                row -> read(row.getString(1)));
        return keyset.page(
                rows,
                ImportReport::endedAt,
                ImportReport::id,
                report -> report,
                counts.of(keyset.counting(), Sql.of("select 1 from import_report")));
    }

    private String write(ImportReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and strings can always be written as JSON", e);
        }
    }

    private ImportReport read(String stored) {
        try {
            return json.readValue(stored, ImportReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the JSON that was stored", e);
        }
    }
}
