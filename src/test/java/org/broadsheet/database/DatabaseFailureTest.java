package org.broadsheet.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What writers are told when the database fails under them: triggers fail as a server does. */
@QuarkusTest
class DatabaseFailureTest {

    private static final String BROKEN = "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(10);";

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void a_newsroom() throws SQLException {
        newsroom.empty();
        newsroom.takes(section("local"));
    }

    @AfterEach
    void whole_again() throws SQLException {
        run("drop trigger if exists failing on tag; drop trigger if exists failing on article");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void fail(String table, String how, boolean atCommit) throws SQLException {
        run("create or replace function failing() returns trigger language plpgsql as $$ begin "
                + (how.length() == 5 ? "raise exception 'As if' using errcode = '" + how + "';" : how)
                + " return new; end $$");
        run("create " + (atCommit ? "constraint " : "") + "trigger failing after insert on " + table
                + (atCommit ? " deferrable initially deferred" : "") + " for each row execute function failing()");
    }

    private static ValidatableResponse createsTag() {
        return given().header("Authorization", "Bearer " + Newsroom.KEY)
                .contentType("application/json")
                .body(Map.of("name", "Harbour"))
                .post("/v1/editorial/tags")
                .then()
                .spec(contract());
    }

    @ParameterizedTest
    @CsvSource({
        "08006, unavailable",
        "57P01, unavailable",
        "53300, unavailable",
        "53100, storage-full",
        "25006, read-only",
        "40001, unavailable",
        "40P01, unavailable",
        "55P03, unavailable",
        "57014, unavailable"
    })
    void an_outage_in_the_middle_of_a_write_is_a_503_and_nothing_was_written(String state, String problem)
            throws SQLException {
        fail("tag", state, false);

        createsTag()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith(problem))
                .body("detail", endsWith("Nothing was written; send it again."));

        given().get("/v1/tags/harbour").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"53100, storage-full", "40001, unavailable", "25006, read-only"})
    void what_the_server_refuses_at_commit_was_certainly_not_written(String state, String problem) throws SQLException {
        fail("tag", state, true);

        createsTag()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith(problem))
                .body("detail", endsWith("Nothing was written; send it again."));
    }

    @Test
    void a_connection_that_breaks_in_the_middle_leaves_nothing_written() throws SQLException {
        fail("tag", BROKEN, false);

        createsTag()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("unavailable"))
                .body("detail", endsWith("Nothing was written; send it again."));
    }

    @Test
    void a_connection_that_breaks_at_commit_leaves_the_outcome_unknown_and_says_so() throws SQLException {
        fail("tag", BROKEN, true);

        createsTag().statusCode(503).header("Retry-After", notNullValue()).body("type", endsWith("outcome-unknown"));
    }

    @ParameterizedTest
    @CsvSource({"53100, no disk space", "25006, accepts no writes", "57P01, temporarily unavailable"})
    void an_import_ends_with_the_reason_and_rejects_no_record(String state, String reason) throws SQLException {
        fail("article", state, false);

        List<JsonNode> answer = newsroom.sends(IntStream.range(0, 300)
                .mapToObj(i -> article("story-" + i).json())
                .toArray(String[]::new));

        assertThat(answer).noneMatch(line -> line.path("type").asText().equals("rejected"));
        assertThat(Newsroom.last(answer).path("type").asText()).isEqualTo("failed");
        assertThat(Newsroom.last(answer).path("detail").asText()).contains(reason);
    }
}
