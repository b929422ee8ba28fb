package org.broadsheet.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.QuarkusApplication;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.Head;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.Writer;
import org.broadsheet.request.LossPolicy;

/** The command {@code import} into the configured database, without a node. */
public class LocalImport implements QuarkusApplication {

    private static final int HEAD_BYTES = 64 * 1024;

    private final Importer importer;
    private final Archives archives;
    private final ImportReports reports;
    private final ObjectMapper json;

    LocalImport(Importer importer, Archives archives, ImportReports reports, ObjectMapper json) {
        this.importer = importer;
        this.archives = archives;
        this.reports = reports;
        this.json = json;
    }

    @Override
    public int run(String... arguments) throws IOException {
        ImportCommand command = ImportCommand.of(arguments);
        ImportProgress progress = new ImportProgress(System.out, System.console() != null, command.isVerbose());
        ImportRequest request = new ImportRequest(
                new ContentWriteRequest(new WriteRequest(command.isDryRun()), LossPolicy.LENIENT),
                ImportRequest.UnknownFields.REJECT,
                Optional.empty(),
                command.storesImages() ? ImportRequest.Images.STORE : ImportRequest.Images.KEEP,
                command.format(),
                Optional.empty());
        try (ImportCommand.Parcel parcel = command.parcel();
                InputStream in = new BufferedInputStream(parcel.open(), HEAD_BYTES);
                ArchiveSource archive = new ArchiveSource(in, parcel.name(), Long.MAX_VALUE, request, archives)) {
            RecordSource source = isLines(command, parcel.name(), in) ? RecordSource.of(in) : archive;
            importer.run(source, progress::line, Writer.program(ImportCommand.NAME), request);
        }
        int code = progress.end(command.isDryRun());
        if (command.report().isPresent() && !progress.report().isEmpty()) {
            write(progress.report(), command.report().get());
        }
        return code;
    }

    private boolean isLines(ImportCommand command, String name, InputStream in) throws IOException {
        in.mark(HEAD_BYTES);
        byte[] beginning = in.readNBytes(HEAD_BYTES);
        in.reset();
        return command.format()
                        .or(() -> archives.recognised(Head.of(name, beginning)))
                        .filter(ArchiveFormat.NDJSON::equals)
                        .isPresent()
                && archives.mayBeLines(beginning);
    }

    private void write(String address, Path file) throws IOException {
        ImportReport report = reports.find(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
                .orElseThrow();
        String name = file.toString().toLowerCase(java.util.Locale.ROOT);
        if (name.endsWith(".html")) {
            Files.writeString(file, ImportReportText.html(report));
        } else if (name.endsWith(".csv")) {
            Files.writeString(file, ImportReportText.csv(report));
        } else {
            Files.writeString(file, json.writeValueAsString(report) + '\n');
        }
    }
}
