package org.broadsheet.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners get as many whole articles a month as were agreed, and what they got is counted. */
@QuarkusTest
class QuotaTest {

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local"),
                article("ferry").with("section", "local"),
                article("bridge").with("section", "local"),
                article("tower").with("section", "local"));
    }

    @Test
    void a_quota_is_used_up_by_whole_articles_and_by_nothing_else() {
        Agency agency = Agency.withQuota(2);

        agency.get("articles").statusCode(200);
        agency.get("articles/nothing").statusCode(404);
        String tag = agency.get("articles/ferry").statusCode(200).extract().header("ETag");
        agency.request()
                .header("If-None-Match", tag)
                .get("/v1/articles/ferry")
                .then()
                .spec(contract())
                .statusCode(304);
        agency.request().head("/v1/articles/ferry").then().statusCode(200);
        agency.get("articles/bridge").statusCode(200);

        int wait = Integer.parseInt(agency.get("articles/tower")
                .spec(contract())
                .statusCode(429)
                .body("type", equalTo("/problems/quota-used-up"))
                .body("detail", containsString("2 whole articles a month"))
                .extract()
                .header("Retry-After"));
        Instant renewed = LocalDate.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        assertThat(Instant.now().plusSeconds(wait)).isBetween(renewed.minusSeconds(60), renewed.plusSeconds(60));
        agency.get("articles").statusCode(200);
        agency.get("changes").statusCode(200);
        agency.changed(Map.of("quota", 3)).statusCode(200);
        agency.get("articles/tower").statusCode(200);
        agency.get("articles/tower").statusCode(429);
    }

    @Test
    void as_many_as_are_left_get_an_article_at_the_same_time() {
        Agency agency = Agency.withQuota(5);

        List<CompletableFuture<Integer>> asked = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> agency.request().get("/v1/articles/ferry").statusCode()))
                .toList();
        List<Integer> statuses = asked.stream().map(CompletableFuture::join).toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(15);
    }

    @Test
    void an_export_takes_all_of_its_articles_or_none() {
        Agency agency = Agency.withQuota(4);

        agency.get("export.ndjson").spec(contract()).statusCode(200);
        agency.usage().body("used", equalTo(3));
        agency.get("export.ndjson").statusCode(429).body("detail", containsString("3 more"));
        agency.usage().body("used", equalTo(3)).body("left", equalTo(1));
    }

    @Test
    void usage_is_read_by_month_and_day() {
        Agency agency = Agency.withQuota(100);
        agency.get("articles/ferry").statusCode(200);
        agency.get("articles/bridge").statusCode(200);
        agency.get("articles").statusCode(200);
        agency.get("export.ndjson").statusCode(200);

        agency.usage()
                .spec(contract())
                .body("quota", equalTo(100))
                .body("used", equalTo(5))
                .body("left", equalTo(95))
                .body(
                        "months[0].from",
                        equalTo(LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).toString()))
                .body("months[0].requests", equalTo(4))
                .body("months[0].articles", equalTo(5))
                .body("months[0].exports", equalTo(1))
                .body("months[0].bytes", greaterThan(1_000))
                .body("days[0].from", equalTo(LocalDate.now(ZoneOffset.UTC).toString()))
                .body("days[0].articles", equalTo(5));
        Agency.of(Map.of())
                .usage()
                .spec(contract())
                .body("quota", nullValue())
                .body("left", nullValue())
                .body("used", equalTo(0));
    }
}
