package org.broadsheet.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of some media types a client prefers. */
class AcceptTest {

    private static final List<String> OFFERS = List.of(
            "application/json",
            "application/rss+xml",
            "application/atom+xml",
            "text/csv",
            "text/markdown",
            "text/html");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "*/*;q=0.1 | application/json",
                "application/* | application/json",
                "APPLICATION/JSON | application/json",
                "application/json;charset=utf-8 | application/json",
                "text/* | text/csv",
                "text/*, */*;q=0.1 | text/csv",
                "text/html;q=0.2, text/* | text/csv",
                "text/html, text/*;q=0.2 | text/html",
                "application/*+xml | application/rss+xml",
                "application/*+xml, application/rss+xml;q=0 | application/atom+xml",
                "application/atom+xml;q=0.9, application/rss+xml;q=0.8 | application/atom+xml",
                "application/rss+xml, application/json | application/rss+xml",
                "application/json, application/rss+xml | application/json",
                "application/json;q=0, */* | application/rss+xml",
                "*/*, application/json;q=0.5 | application/rss+xml",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | text/html",
                "image/png, text/html;q=0.001 | text/html",
                "text/csv ; header=present ; q=0.5 , image/* | text/csv",
                "nonsense, text/csv | text/csv",
                "text/csv;q=2, text/html | text/csv"
            })
    void the_best_is_what_weights_and_ranges_say(String field, String best) {
        assertThat(Accept.of(field).best(OFFERS)).contains(best);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"image/png", "image/*", "*/*;q=0", "text/*;q=0.0", "application/*+yaml", "text", "text/plain, a/b"
            })
    void nothing_is_best_where_nothing_is_accepted(String field) {
        assertThat(Accept.of(field).best(OFFERS)).isEmpty();
    }

    @Test
    void who_says_nothing_accepts_anything() {
        assertThat(Accept.of(null).best(OFFERS)).contains("application/json");
        assertThat(Accept.of(" ").best(OFFERS)).contains("application/json");
    }
}
