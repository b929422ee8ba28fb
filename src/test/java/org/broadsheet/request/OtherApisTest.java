package org.broadsheet.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.SingleArticleRequest;
import org.broadsheet.problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherApisTest {

    private static Set<String> known(Class<? extends Record> query) {
        Set<String> known = new TreeSet<>(QueryType.of(query).names());
        known.add(CommonParameters.PREVIEW_TOKEN);
        known.add(CommonParameters.MIN_VERSION);
        return known;
    }

    private static Fault fault(Class<? extends Record> query, String name) {
        return QueryType.unknown(name, known(query));
    }

    @ParameterizedTest
    @CsvSource({
        "per_page, limit",
        "perPage, limit",
        "page-size, limit",
        "pageSize, limit",
        "_limit, limit",
        "pagination[pageSize], limit",
        "page[size], limit",
        "max_results, limit",
        "page, cursor",
        "paged, cursor",
        "offset, cursor",
        "skip, cursor",
        "pagination[page], cursor",
        "page[number], cursor",
        "page[offset], cursor",
        "_start, cursor",
        "order, sort",
        "orderby, sort",
        "order-by, sort",
        "sortBy, sort",
        "sort[0], sort",
        "_sort, sort",
        "search, q",
        "query, q",
        "s, q",
        "keywords, q",
        "filters[title][$contains], q",
        "_fields, fields",
        "show-fields, fields",
        "select, fields",
        "fields[0], fields",
        "fields[articles], fields",
        "lang, language",
        "locale, language",
        "filters[locale][$eq], language",
        "tags, tag",
        "filter[tag], tag",
        "filter[tags], tag",
        "filters[tags][slug][$in], tag",
        "fields.tags[in], tag",
        "category, section",
        "categories, section",
        "filter[category], section",
        "authors, author",
        "filter[author], author",
        "contributors, author",
        "tags_exclude, -tag",
        "categories_exclude, -section",
        "after, publishedAfter",
        "from-date, publishedAfter",
        "from, publishedAfter",
        "begin_date, publishedAfter",
        "before, publishedBefore",
        "to-date, publishedBefore",
        "filters[publishedAt][$lt], publishedBefore",
        "filter[published_at][_gte], publishedAfter",
        "modified_after, updatedAfter",
        "published_after, publishedAfter",
        "limt, limit",
        "Limit, limit"
    })
    void a_foreign_name_on_a_list_is_translated(String sent, String ours) {
        Fault fault = fault(ArticleListRequest.class, sent);

        assertThat(fault.didYouMean()).isEqualTo(ours);
        assertThat(fault.allowed()).containsExactlyElementsOf(known(ArticleListRequest.class));
        assertThat(fault.detail()).startsWith("There is no parameter " + sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "populate",
                "populate[0]",
                "populate[author][fields][0]",
                "_embed",
                "show-tags",
                "status",
                "context",
                "publicationState",
                "preview",
                "content_type",
                "type",
                "api-key",
                "apiKey",
                "access_token",
                "callback",
                "filter",
                "fq"
            })
    void what_is_to_be_left_out_is_told_why(String sent) {
        Fault fault = fault(ArticleListRequest.class, sent);

        assertThat(fault.didYouMean()).isNull();
        assertThat(fault.detail()).startsWith("There is no parameter " + sent + ": ");
    }

    @ParameterizedTest
    @CsvSource({"populate, include", "lang, include", "formats, body", "show-blocks, body", "_fields, fields"})
    void the_same_name_is_told_by_what_the_operation_has(String sent, String ours) {
        assertThat(fault(SingleArticleRequest.class, sent).didYouMean()).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"per_page", "page", "tags", "search", "order", "filter[tag]", "[", "", "[]", ".", "$", "x[y]"})
    void what_an_operation_does_not_have_is_never_offered(String sent) {
        Set<String> known = known(SingleArticleRequest.class);

        for (Set<String> parameters : List.of(known, Set.<String>of())) {
            Fault fault = QueryType.unknown(sent, parameters);
            assertThat(fault.didYouMean() == null || parameters.contains(fault.didYouMean()))
                    .as(sent)
                    .isTrue();
        }
    }

    @Test
    void ids_and_slugs_are_offered_where_they_are_taken() {
        assertThat(QueryType.unknown("ids", Set.of("id", "slug")).didYouMean()).isEqualTo("id");
        assertThat(QueryType.unknown("ids", Set.of("slug")).didYouMean()).isEqualTo("slug");
        assertThat(QueryType.unknown("slugs", Set.of("id", "slug")).didYouMean())
                .isEqualTo("slug");
        assertThat(QueryType.unknown("ids", Set.of("limit")).didYouMean()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "date, -publishedAt", "-date, -publishedAt", "newest, -publishedAt", "published_at desc, -publishedAt",
        "publishedAt:desc, -publishedAt", "date:asc, publishedAt", "oldest, publishedAt", "modified, -updatedAt",
        "updatedAt:desc, -updatedAt", "title, headline", "title:asc, headline", "relevancy, relevance",
        "-published_at, -publishedAt", "desc, -publishedAt", "-sys.createdAt, -publishedAt"
    })
    void an_order_of_another_api_has_its_name_here(String sent, String ours) {
        List<String> allowed =
                QueryType.of(ArticleListRequest.class).parameters().get("sort").allowed();

        assertThat(OtherApis.value(sent, allowed)).contains(ours);
    }

    @ParameterizedTest
    @CsvSource({"title, headline", "excerpt, standfirst", "date, publishedAt", "featured_image, leadImage", "link, url"
    })
    void a_field_of_another_api_has_its_name_here(String sent, String ours) {
        List<String> allowed = QueryType.of(SingleArticleRequest.class)
                .parameters()
                .get("fields")
                .allowed();

        assertThat(allowed).contains(ours);
        assertThat(OtherApis.value(sent, allowed).map(name -> name.equals("excerpt") ? "standfirst" : name))
                .contains(ours);
    }

    @ParameterizedTest
    @CsvSource({"plaintext, text", "rendered, html", "md, markdown", "mobiledoc, blocks"})
    void a_form_of_another_api_has_its_name_here(String sent, String ours) {
        assertThat(OtherApis.value(
                        sent,
                        QueryType.of(SingleArticleRequest.class)
                                .parameters()
                                .get("body")
                                .allowed()))
                .contains(ours);
    }

    @Test
    void nothing_is_suggested_for_what_means_nothing() {
        assertThat(OtherApis.value("", List.of("a"))).isEmpty();
        assertThat(OtherApis.value("::", List.of("a"))).isEmpty();
        assertThat(OtherApis.value("xyzzy", List.of("headline"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 1000, 100",
        "limit, 0, 1",
        "limit, -1, 100",
        "limit, all, 100",
        "limit, 99999999999999999999, 100",
        "publishedAfter, 2026, 2026-01-01",
        "publishedAfter, 2026-05, 2026-05-01",
        "publishedAfter, 20260509, 2026-05-09",
        "publishedAfter, 09.05.2026, 2026-05-09",
        "publishedAfter, 2026/05/09, 2026-05-09",
        "publishedAfter, 2026-05-09 10:00:00, 2026-05-09T10:00:00Z",
        "publishedAfter, 2026-05-09T10:00, 2026-05-09T10:00:00Z",
        "publishedAfter, 2026-05-09T10:00:00+0200, 2026-05-09T08:00:00Z",
        "publishedAfter, 1778320800, 2026-05-09T10:00:00Z",
        "publishedAfter, 1778320800000, 2026-05-09T10:00:00Z",
        "publishedAfter, 'Sat, 9 May 2026 10:00:00 GMT', 2026-05-09T10:00:00Z",
        "publishedAfter, 05/09/2026,",
        "publishedAfter, 2026-13-40,",
        "publishedAfter, yesterday,",
        "section, Local, local",
        "section, Überblick, uberblick",
        "language, en_US, en-US",
        "highlight, 1, true",
        "highlight, yes, true",
        "highlight, no, false",
        "total, true, exact"
    })
    void a_wrong_value_with_an_obvious_meaning_is_shown_the_right_one(String parameter, String sent, String meant) {
        Faults faults = new Faults();

        QueryType.of(ArticleListRequest.class).read(Map.of(parameter, List.of(sent)), Set.of(), faults);

        assertThat(faults.found())
                .filteredOn(fault -> fault.parameter().equals(parameter))
                .first()
                .extracting(Fault::didYouMean)
                .isEqualTo(meant);
    }
}
