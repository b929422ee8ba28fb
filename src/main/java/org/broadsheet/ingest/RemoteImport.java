package org.broadsheet.ingest;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The command {@code import} into a running newsroom, over HTTP. */
final class RemoteImport {

    private static final String PATH = "/v1/editorial/imports";
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final String address;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /**
     * Imports into a newsroom.
     *
     * @param address its root, with or without a slash at the end
     */
    RemoteImport(String address, String key) {
        this.address = address.replaceFirst("/+$", "");
        this.key = key;
    }

    int run(ImportCommand command, ImportCommand.Parcel parcel) throws IOException, InterruptedException {
        ImportProgress progress = new ImportProgress(System.out, System.console() != null, command.isVerbose());
        StringBuilder query = new StringBuilder("?images=").append(command.storesImages() ? "store" : "keep");
        command.format().ifPresent(format -> query.append("&format=").append(format.wireName()));
        if (command.isDryRun()) {
            query.append("&dryRun=true");
        }
        long all = Files.size(parcel.file());
        HttpResponse<InputStream> response = client.send(
                request(PATH + query)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> counted(parcel, progress, all)))
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                System.err.println(address + " answered " + response.statusCode() + ": "
                        + String.join(" ", lines.lines().toList()));
                return ImportCommand.FAILED;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.line(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        int code = progress.end(command.isDryRun());
        if (command.report().isPresent() && !progress.report().isEmpty()) {
            write(progress.report(), command.report().get());
        }
        return code;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + key);
    }

    private static InputStream counted(ImportCommand.Parcel parcel, ImportProgress progress, long all) {
        try {
            return new FilterInputStream(parcel.open()) {
                private long sent;

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int read = super.read(bytes, offset, length);
                    sent += Math.max(0, read);
                    progress.sent(sent, all);
                    return read;
                }
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(String report, Path file) throws IOException, InterruptedException {
        String name = file.toString().toLowerCase(java.util.Locale.ROOT);
        String form = name.endsWith(".html") ? "/report.html" : name.endsWith(".csv") ? "/report.csv" : "";
        HttpResponse<Path> response = client.send(request(report + form).GET().build(), BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw new IOException("The report could not be read: " + response.statusCode());
        }
    }
}
