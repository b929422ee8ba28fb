package org.broadsheet.archive.wire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.broadsheet.archive.wire.WireFixtures.field;
import static org.broadsheet.archive.wire.WireFixtures.html;
import static org.broadsheet.archive.wire.WireFixtures.only;
import static org.broadsheet.archive.wire.WireFixtures.term;
import static org.broadsheet.archive.wire.WireFixtures.terms;
import static org.broadsheet.support.Contract.contract;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.author;
import static org.broadsheet.support.Record.section;
import static org.broadsheet.support.Record.tag;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Reading;
import org.broadsheet.archive.Standing;
import org.broadsheet.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An article that this program gives out as ninjs is the same article when it comes back. */
@QuarkusTest
class NinjsRoundTripTest {

    private static final ArchiveReader READER = new NinjsReader();

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void a_newsroom() {
        newsroom.empty();
        newsroom.takes(
                section("local").with("name", "Local"),
                section("business").with("name", "Business"),
                tag("ferries").with("name", "Ferries").with("mediaTopic", "medtop:20000339"),
                tag("ada-lund").with("name", "Ada Lund").with("kind", "person"),
                tag("port-mara")
                        .with("name", "Port Mara")
                        .with("kind", "place")
                        .with("latitude", 57.5)
                        .with("longitude", 18.5),
                author("mira-holt").with("name", "Mira Holt"),
                article("ferry")
                        .with("headline", "Ferry & pier")
                        .with("shortHeadline", "Ferry")
                        .with("kicker", "Transport")
                        .with("standfirst", "It sails.")
                        .with("kind", "analysis")
                        .with("priority", 4)
                        .with("sections", List.of("business"))
                        .tags("ferries", "ada-lund", "port-mara")
                        .with("authors", List.of("mira-holt", Map.of("name", "Pia Lens", "role", "photographer")))
                        .with("provider", Map.of("name", "The Paper", "url", "https://paper.example.com/"))
                        .with("rights", Map.of("copyright", "© Us", "usageTerms", "Ask"))
                        .with("ai", Map.of("use", "assisted"))
                        .with("place", Map.of("name", "Pier 4", "latitude", 57.25, "longitude", 18.25))
                        .with("canonicalUrl", "https://paper.example.com/ferry")
                        .with(
                                "leadImage",
                                Map.of("url", "https://x.example.com/1.jpg", "alt", "A ferry", "credit", "Jo"))
                        .html("<p>It <strong>sailed</strong>.</p><h2>Then</h2>"
                                + "<figure><img src=\"https://x.example.com/2.jpg\" alt=\"B\"></figure>"));
    }

    @Test
    void it_is_the_same() {
        String ninjs = given().get("/v1/articles/ferry.ninjs")
                .then()
                .spec(contract())
                .statusCode(200)
                .extract()
                .asString();

        ArchiveArticle article = only(READER, "ferry.ninjs", ninjs);

        assertThat(Reading.slug(article)).isEqualTo("ferry");
        assertThat(Reading.standing(article)).isEqualTo(Standing.PUBLISHED);
        assertThat(Reading.published(article)).isEqualTo(Instant.parse("2026-05-09T10:00:00Z"));
        assertThat(field(article, "/headline")).isEqualTo("Ferry & pier");
        assertThat(field(article, "/shortHeadline")).isEqualTo("Ferry");
        assertThat(field(article, "/kicker")).isEqualTo("Transport");
        assertThat(field(article, "/standfirst")).isEqualTo("It sails.");
        assertThat(field(article, "/kind")).isEqualTo("analysis");
        assertThat(field(article, "/priority")).isEqualTo("4");
        assertThat(field(article, "/provider/name")).isEqualTo("The Paper");
        assertThat(field(article, "/rights/copyright")).isEqualTo("© Us");
        assertThat(field(article, "/ai/use")).isEqualTo("assisted");
        assertThat(field(article, "/place/name")).isEqualTo("Pier 4");
        assertThat(field(article, "/place/latitude")).isEqualTo("57.25");
        assertThat(field(article, "/canonicalUrl")).isEqualTo("https://paper.example.com/ferry");
        assertThat(field(article, "/leadImage/url")).isEqualTo("https://x.example.com/1.jpg");
        assertThat(field(article, "/leadImage/alt")).isEqualTo("A ferry");
        assertThat(field(article, "/leadImage/credit")).isEqualTo("Jo");
        assertThat(html(article)).contains("<strong>sailed</strong>", "https://x.example.com/2.jpg");
        assertThat(Reading.fields(article).has("byline")).isFalse();
        assertThat(Reading.people(article))
                .extracting(ArchivePerson::slug, ArchivePerson::name)
                .containsExactly(tuple("mira-holt", "Mira Holt"), tuple(null, "Pia Lens"));
        assertThat(terms(article))
                .containsExactlyInAnyOrder(
                        "section Local", "section Business", "topic Ferries", "person Ada Lund", "place Port Mara");
        assertThat(Reading.terms(article)).extracting(term -> term.slug()).doesNotContainNull();
        assertThat(term(article, "Ferries").fields().path("mediaTopic").asText())
                .isEqualTo("medtop:20000339");
        assertThat(Reading.others(article)).isEmpty();
        assertThat(Reading.losses(article)).isEmpty();
    }
}
