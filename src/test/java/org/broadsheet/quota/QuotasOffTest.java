package org.broadsheet.quota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not counted says nothing of it. */
@QuarkusTest
class QuotasOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles", "/v1/search?q=ferry", "/v1/export.ndjson", "/", "/v1/nothing"})
    void without_a_quota_there_are_no_headers(String path) {
        given().get(path)
                .then()
                .header(Allowance.RATE_LIMIT, nullValue())
                .header(Allowance.RATE_LIMIT_POLICY, nullValue());
    }
}
