package org.broadsheet.response;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.support.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePathTest {

    private static final String ROOT = "https://news.example/daily";

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/a//b/, /a/b",
        "/, /",
        "/a?b#c, /a",
        "/a#b?c, /a",
        "https://news.example/daily/a, /a",
        "HTTP://NEWS.example/daily/a/, /a",
        "https://news.example/daily, /",
        "//news.example/daily/a, /a",
        "/%D0%BF%d0%be, /по",
        "/cafe%CC%81, /café"
    })
    void an_address_has_one_path(String address, String path) {
        assertThat(SitePath.of(address, ROOT)).map(SitePath::text).hasValue(path);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b",
        "https://other.example/daily/a",
        "https://news.example/a",
        "https://news.example/dailies",
        "/%e4",
        "/a%2",
        "https:/daily/a"
    })
    void what_is_no_path_of_the_site_has_none(String address) {
        assertThat(SitePath.of(address, ROOT)).isEmpty();
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void any_text_is_read_and_a_path_is_its_own_path(@ForAll("addresses") String address) {
        SitePath.of(address, ROOT).ifPresent(path -> {
            assertThat(path.text()).startsWith("/").doesNotContain("//");
            String again = path.text()
                    .replace("%", "%25")
                    .replace(" ", "%20")
                    .replace("?", "%3F")
                    .replace("#", "%23");
            assertThat(SitePath.of(again, ROOT)).hasValue(path);
        });
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of(
                        "/",
                        "//",
                        "a",
                        "B",
                        "%20",
                        "%2f",
                        "%C3%A9",
                        "%",
                        "?",
                        "#",
                        "é",
                        ".",
                        "https://news.example/daily")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
