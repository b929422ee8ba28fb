package org.broadsheet.support;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.article.search.SearchDocuments;
import org.broadsheet.change.ChangeTracker;

/** A newsroom for tests, which sends its records through the public import. */
@ApplicationScoped
@QuarkusTestResource(TestDatabase.class)
public class Newsroom {

    /** The first key of the tests' database; see the test configuration. */
    public static final String KEY = "bsk_testtest_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tables to which, or to what refers to them, all content belongs. */
    private static final String EMPTIED =
            "section, tag, author, image, article, summary, release, extra_schema, import_pending, coming, due, audit, idempotency,"
                    + " search_term, webhook_event, webhook_delivery";

    /** In bytes. */
    private static final long GROWN = 2 * 1024 * 1024;

    private final AgroalDataSource dataSource;
    private final Event<ChangeTracker.Seen> seen;
    private final SearchDocuments documents;

    Newsroom(AgroalDataSource dataSource, Event<ChangeTracker.Seen> seen, SearchDocuments documents) {
        this.dataSource = dataSource;
        this.seen = seen;
        this.documents = documents;
    }

    /**
     * Deletes all content but not the keys. Retries, because background work may hold locks for a moment.
     *
     * <p>Row by row, because truncating makes a hundred files for tables and indexes, most of them for nothing. Only
     * when tables have grown they are truncated, so that they do not fill with what was deleted.
     */
    public void empty() {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(Newsroom::isDeadlock)
                .until(this::emptied);
        seen.fire(new ChangeTracker.Seen(Set.of(), true));
    }

    private boolean emptied() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from webhook where made_by <> 'settings'");
            List<String> tables = tables(statement);
            if (tables.isEmpty()) {
                statement.execute("truncate " + EMPTIED + " cascade");
            } else {
                delete(connection, statement, tables);
            }
            return true;
        }
    }

    /** All tables with content, what refers to others after them; none if they have grown. */
    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        long bytes = 0;
        try (ResultSet rows = statement.executeQuery("""
                with recursive emptied(oid) as (
                    select oid::oid from unnest('{%s}'::regclass[]) oid
                    union
                    select conrelid from pg_constraint join emptied on confrelid = emptied.oid where contype = 'f')
                select oid::regclass, pg_relation_size(oid) from emptied
                """.formatted(EMPTIED))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
                bytes += rows.getLong(2);
            }
        }
        return bytes > GROWN ? List.of() : tables;
    }

    private static void delete(Connection connection, Statement statement, List<String> tables) throws SQLException {
        connection.setAutoCommit(false);
        try {
            // Whatever refers to a row is deleted too, so that nothing has to look for it.
            statement.execute("set local session_replication_role = replica");
            // Waits for whoever still writes, whose rows would otherwise appear after this.
            statement.execute("lock table " + EMPTIED + " in share row exclusive mode");
            statement.execute(tables.stream().map("delete from "::concat).collect(Collectors.joining(";")));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof SQLException refused && "40P01".equals(refused.getSQLState());
    }

    /** Has the node drop what it has in memory, as after a gap in the log. */
    public void forgets() {
        seen.fire(new ChangeTracker.Seen(Set.of(), true));
    }

    /** Indexes everything for search, and waits for what work in the background is indexing. */
    public void indexed() {
        documents.catchUp();
        await().pollInSameThread().pollDelay(Duration.ZERO).until(this::isNothingDue);
    }

    private boolean isNothingDue() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet due = statement.executeQuery("select 1 from search_due limit 1")) {
            return !due.next();
        }
    }

    /** Imports records, asserts that all were accepted, and returns the totals. */
    public JsonNode takes(Record... records) {
        JsonNode done = last(sends(Arrays.stream(records).map(Record::json).toArray(String[]::new)));
        if (!done.path("type").asText().equals("done") || done.path("rejected").asInt() > 0) {
            throw new AssertionError("Not all records were taken: " + done);
        }
        return done;
    }

    /** Imports lines as they are; returns the lines of the answer. */
    public List<JsonNode> sends(String... lines) {
        return answer(given().header("Authorization", "Bearer " + KEY)
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .when()
                .post("/v1/editorial/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The lines of an import's answer. */
    public static List<JsonNode> answer(String ndjson) {
        List<JsonNode> all = new ArrayList<>();
        for (String line : ndjson.strip().split("\n")) {
            try {
                all.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + line, e);
            }
        }
        return all;
    }

    /** The last of an answer's lines. */
    public static JsonNode last(List<JsonNode> lines) {
        return lines.get(lines.size() - 1);
    }
}
