package org.broadsheet.ingest;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseClock;
import org.broadsheet.database.EmbeddedDatabase;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.ContentWriteRequest;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.editorial.Writer;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.response.Publication;
import org.jboss.logging.Logger;

/** Loads the demo newsroom into an empty embedded database, using the ordinary import. */
@ApplicationScoped
public class DemoNewsroom {

    /** {@code broadsheet.*}: the demo. */
    @ConfigMapping(prefix = "broadsheet")
    public interface Config {

        /** Whether to load the demo newsroom into an empty embedded database. Never loaded into your own database. */
        @WithDefault("true")
        boolean demo();
    }

    /** The demo's records, on the class path. */
    public static final String RECORDS = "/demo/newsroom.ndjson";

    private static final String NAME = "The Ellersquay Courier";

    private static final Logger LOG = Logger.getLogger(DemoNewsroom.class);

    private final Importer importer;
    private final Database database;
    private final Publication publication;
    private final DatabaseClock clock;
    private final boolean wanted;

    DemoNewsroom(
            Importer importer,
            Database database,
            Publication publication,
            DatabaseClock clock,
            Config config,
            EmbeddedDatabase.Config embedded) {
        this.importer = importer;
        this.database = database;
        this.publication = publication;
        this.clock = clock;
        this.wanted = config.demo() && embedded.active();
    }

    void load(@Observes StartupEvent start) {
        if (wanted && isEmpty()) {
            LOG.info("Demo newsroom: " + load(clock.now()));
        }
        if (wanted && isThere()) {
            publication.showDemo(NAME);
        }
    }

    /** Imports the demo with the dates that its records have, and returns a summary of the result. */
    public String load() {
        try (InputStream records = DemoNewsroom.class.getResourceAsStream(RECORDS)) {
            return load(records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports the demo as a newsroom of the present. */
    private String load(Instant now) {
        try (InputStream records = DemoNewsroom.class.getResourceAsStream(RECORDS)) {
            return load(DemoDates.moved(records, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String load(InputStream records) throws IOException {
        return importer.run(
                records,
                line -> LOG.debug("Demo newsroom: " + new String(line, StandardCharsets.UTF_8).strip()),
                Writer.program("demo"),
                ImportRequest.of(new ContentWriteRequest(new WriteRequest(false), LossPolicy.LENIENT)));
    }

    /** Whether the database holds the demo, of which this is one story. */
    private boolean isThere() {
        return database.first(
                        Sql.of("select exists (select 1 from article where slug = 'harbour-ferry-returns'"
                                + " and external_id = 'courier-1028')"),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    private boolean isEmpty() {
        return database.first(
                        Sql.of("select not exists (select 1 from section) and not exists (select 1 from article)"),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }
}
