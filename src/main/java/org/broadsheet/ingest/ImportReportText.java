package org.broadsheet.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.broadsheet.response.CsvCell;
import org.jsoup.nodes.Entities;

/** Reports of imports for people: as CSV (RFC 4180), and as a page. */
final class ImportReportText {

    static final String CSV = "text/csv";
    static final String HTML = "text/html";

    /** Nothing but the page's own style. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    static final String HEADER = "code,effect,count,detail,firstItem,firstLine,firstPointer";

    private static final String REJECTED = "rejected";

    private static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884 }
            td:first-child, th:first-child { text-align: right; font-variant-numeric: tabular-nums }
            """;

    private ImportReportText() {}

    static String csv(ImportReport report) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setHeader(HEADER.split(",")).get();
        StringBuilder out = new StringBuilder();
        try (CSVPrinter lines = new CSVPrinter(out, format)) {
            for (ImportLine.DetailCount rejection : report.rejections()) {
                lines.printRecord(cells(REJECTED, "lost", rejection));
            }
            for (ImportLine.WarningCount warning : report.warnings()) {
                for (ImportLine.DetailCount detail : warning.details()) {
                    lines.printRecord(
                            cells(warning.code().wireName(), warning.effect().wireName(), detail));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Object[] cells(String code, String effect, ImportLine.DetailCount said) {
        return new Object[] {
            code,
            effect,
            said.count(),
            CsvCell.of(said.detail()),
            CsvCell.of(said.example().item()),
            said.example().line(),
            said.example().pointer()
        };
    }

    static String html(ImportReport report) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Import of ")
                .append(report.startedAt())
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>Import of ")
                .append(report.startedAt())
                .append("</h1>\n<p>")
                .append(report.dryRun() ? "Tried" : "Imported")
                .append(
                        report.format() == null
                                ? ""
                                : " from " + report.format().wireName())
                .append(" by ")
                .append(Entities.escape(report.importedBy()))
                .append(": ")
                .append("%,d read, %,d created, %,d updated, %,d unchanged, %,d rejected"
                        .formatted(
                                report.read(),
                                report.created(),
                                report.updated(),
                                report.unchanged(),
                                report.rejected()))
                .append(".</p>\n");
        if (report.failure() != null) {
            page.append("<p><strong>It ended early: ")
                    .append(Entities.escape(report.failure()))
                    .append("</strong></p>\n");
        }
        if (!report.rejections().isEmpty()) {
            table(page, "Rejected", "These records are not stored.", report.rejections());
        }
        for (ImportLine.WarningCount warning : report.warnings()) {
            String meaning =
                    switch (warning.effect()) {
                        case LOST -> "Readers do not get part of it";
                        case CHANGED -> "Readers get part of it in a worse form";
                        case NOTED -> "Readers get all of it";
                    };
            table(
                    page,
                    warning.code().wireName(),
                    "%s: %,d times in %,d records.".formatted(meaning, warning.count(), warning.records()),
                    warning.details());
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void table(StringBuilder page, String title, String meaning, List<ImportLine.DetailCount> details) {
        page.append("<h2>")
                .append(Entities.escape(title))
                .append("</h2>\n<p>")
                .append(meaning)
                .append("</p>\n<table>\n<tr><th>Times</th><th>What</th><th>First in</th></tr>\n");
        for (ImportLine.DetailCount one : details) {
            String where = one.example().item() == null
                    ? "line " + one.example().line()
                    : one.example().item();
            page.append("<tr><td>")
                    .append("%,d".formatted(one.count()))
                    .append("</td><td>")
                    .append(Entities.escape(one.detail()))
                    .append("</td><td>")
                    .append(Entities.escape(where))
                    .append("</td></tr>\n");
        }
        page.append("</table>\n");
    }
}
