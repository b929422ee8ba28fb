package org.broadsheet.ingest;

import io.quarkus.runtime.Quarkus;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.database.EmbeddedDatabase;
import org.broadsheet.database.EmbeddedDatabaseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * The command {@code import}: takes records or an archive of another system in, into a running newsroom or into the configured
 * database. Exits with 0, with 1 if it failed, with 2 if it was called wrongly, and with 3 if records were rejected.
 */
@Command(
        name = "java -jar quarkus-run.jar " + ImportCommand.NAME,
        sortOptions = false,
        description =
                "Takes an archive of another system in, or records: Ghost, WordPress (WXR), ninjs, NewsML-G2, NITF, RSS,"
                        + " Atom, JSON Feed, Markdown with front matter, CSV, NDJSON.%n")
public final class ImportCommand {

    /** The command's name. */
    public static final String NAME = "import";

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int REJECTIONS = 3;

    private static final int MISUSED = 2;

    /** What the program does beside serving requests is left to nodes, and so is all that it logs. */
    private static final Map<String, String> QUIET = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.console.level", "WARN",
            "broadsheet.demo", "false");

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Files of one format, zips, or folders. Several are taken in together, so that links between them"
                            + " are found.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format, where it is not plain: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Formats.class)
    private String format;

    @Option(
            names = "--images",
            paramLabel = "keep|store",
            defaultValue = "keep",
            description = "Whether pictures stay at their addresses (the default), or are kept here.")
    private String images;

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = "Where pictures lie beside the export, such as wp-content/uploads; may be a zip.")
    private List<Path> media = new ArrayList<>();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "How the words of the archive are translated; see --print-map.")
    private Path map;

    @Option(names = "--print-map", description = "Prints the mapping that is the default, with an explanation.")
    private boolean printMap;

    @Option(names = "--dry-run", description = "Stores nothing, and says what would become of the archive.")
    private boolean dryRun;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report to a file: .html, .csv or .json.")
    private Path report;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description =
                    "The newsroom to import into, such as http://localhost:8080, with a key in BROADSHEET_KEY. Without it,"
                            + " the configured database, whether a node is running or not.")
    private String to;

    @Option(names = "--verbose", description = "Prints every warning and rejection, not only their totals.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    private boolean help;

    /** The names of all formats. */
    static final class Formats extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Formats() {
            super(Archives.formats());
        }
    }

    ImportCommand() {}

    /** Runs the command with its arguments; returns the program's exit code. */
    public static int run(List<String> arguments) {
        ImportCommand command = new ImportCommand();
        CommandLine line = new CommandLine(command);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
            if (line.isUsageHelpRequested()) {
                line.usage(System.out);
                return DONE;
            }
            if (command.printMap) {
                System.out.print(ArchiveMap.text());
                return DONE;
            }
            command.check(line);
        } catch (ParameterException e) {
            System.err.println(e.getMessage());
            System.err.println("--help says what " + NAME + " takes.");
            return MISUSED;
        }
        return command.to == null ? local(arguments) : command.remote();
    }

    /** The command as it was given, which was found to be in order before. */
    static ImportCommand of(String... arguments) {
        ImportCommand command = new ImportCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }

    private void check(CommandLine line) {
        if (files.isEmpty()) {
            throw new ParameterException(line, "Which file is to be imported?");
        }
        List<Path> all = new ArrayList<>(files);
        all.addAll(media);
        Optional.ofNullable(map).ifPresent(all::add);
        for (Path file : all) {
            if (!Files.isReadable(file)) {
                throw new ParameterException(line, "There is no file " + file + " that can be read.");
            }
        }
        if (format != null && !Archives.formats().contains(format)) {
            throw new ParameterException(
                    line,
                    "There is no format " + format + "; there are " + String.join(", ", Archives.formats()) + ".");
        }
        if (!List.of("keep", "store").contains(images)) {
            throw new ParameterException(line, "--images is keep or store, not " + images + ".");
        }
        if (report != null && !report.toString().matches("(?i).*\\.(html|csv|json)")) {
            throw new ParameterException(line, "The report's file ends in .html, .csv or .json.");
        }
        try {
            if (map != null) {
                ArchiveMap.parse(Files.readString(map));
            }
        } catch (IOException e) {
            throw new ParameterException(line, map + ": " + e.getMessage());
        }
    }

    private int remote() {
        String key = System.getenv("BROADSHEET_KEY");
        if (key == null || key.isBlank()) {
            System.err.println("BROADSHEET_KEY must have a key with the scopes content:write and content:publish.");
            return MISUSED;
        }
        try (Parcel parcel = parcel()) {
            return new RemoteImport(to, key).run(this, parcel);
        } catch (IOException e) {
            System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int local(List<String> arguments) {
        QUIET.forEach(System::setProperty);
        Optional<EmbeddedDatabase> started;
        try {
            started = EmbeddedDatabase.startOrJoin();
        } catch (EmbeddedDatabaseException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
        AtomicInteger code = new AtomicInteger(FAILED);
        try {
            Quarkus.run(
                    LocalImport.class,
                    (exit, failure) -> {
                        if (failure != null) {
                            System.err.println("The import did not start: " + failure.getMessage());
                        }
                        code.set(failure == null ? exit : FAILED);
                    },
                    arguments.toArray(String[]::new));
        } finally {
            started.ifPresent(EmbeddedDatabase::close);
        }
        return code.get();
    }

    /** What is to be sent. */
    Parcel parcel() throws IOException {
        return Parcel.of(files, media, map);
    }

    /** The file that is sent, and its name; a temporary one if several were packed into it. */
    record Parcel(Path file, String name, boolean isTemporary) implements Closeable {

        static Parcel of(List<Path> files, List<Path> media, Path map) throws IOException {
            if (files.size() == 1 && media.isEmpty() && map == null && Files.isRegularFile(files.get(0))) {
                return new Parcel(files.get(0), files.get(0).getFileName().toString(), false);
            }
            Path zip = Files.createTempFile("broadsheet-parcel", ".zip");
            try {
                ParcelWriter.write(zip, files, media, map);
                return new Parcel(zip, "archive.zip", true);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(zip);
                throw e;
            }
        }

        InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void close() throws IOException {
            if (isTemporary) {
                Files.deleteIfExists(file);
            }
        }
    }

    Optional<ArchiveFormat> format() {
        return Optional.ofNullable(format)
                .map(name -> ArchiveFormat.valueOf(
                        name.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
    }

    boolean storesImages() {
        return images.equals("store");
    }

    boolean isDryRun() {
        return dryRun;
    }

    boolean isVerbose() {
        return verbose;
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }
}
