package org.broadsheet.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.support.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectPathTest {

    @ParameterizedTest
    @CsvSource({
        "/2014/05/old.html, /2014/05/old.html",
        "/2014/05/old/, /2014/05/old",
        "//2014//05///old, /2014/05/old",
        "/2014/./05/../06/old, /2014/06/old",
        "/../../etc, /etc",
        "/2014/%2e%2e/old, /old",
        "/caf\u00e9, /caf%C3%A9",
        "/cafe\u0301, /caf%C3%A9",
        "/caf%c3%a9, /caf%C3%A9",
        "/caf%E9, /caf%E9",
        "/%6Fld, /old",
        "/a%2Fb, /a%2Fb",
        "/a%3fb, /a%3Fb",
        "/100%, /100%25",
        "/100%25, /100%25",
        "/a b, /a%20b",
        "/a#part, /a",
        "/#part, /",
        "/?p=123, /?p=123",
        "/?p=123&utm_source=x&fbclid=y, /?p=123",
        "/a?utm_source=x, /a",
        "/a?, /a",
        "/a?q=x+y, /a?q=x%20y",
        "/a?q=x%2By, /a?q=x%2By",
        "/a?&b=1&&c=%C3%A9&, /a?b=1&c=%C3%A9",
        "/Archive.ASPX?ID=7, /Archive.ASPX?ID=7",
        "/\\evil.example, /%5Cevil.example",
    })
    void a_path_has_one_form(String sent, String form) {
        assertThat(RedirectPath.of(sent).orElseThrow().text()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"/Archive.ASPX?ID=7, /archive.aspx?id=7", "/\u00c9t\u00e9, /\u00e9t\u00e9", "/CAF%E9, /caf%E9"})
    void capitals_make_no_difference_to_the_folded_form(String one, String other) {
        assertThat(RedirectPath.of(one).orElseThrow().folded())
                .isEqualTo(RedirectPath.of(other).orElseThrow().folded());
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void a_form_is_its_own_form_and_is_plain(@ForAll("paths") String sent) {
        RedirectPath.of(sent).ifPresent(path -> {
            assertThat(path.text()).matches("/[!-~]*").doesNotContain("//evil", "#");
            assertThat(RedirectPath.of(path.text())).contains(path);
        });
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "/", "?", "&", "=", "%", "2", "F", "%2F", "%2e", ".", "..", "%25", "%C3%A9", "%E9", "a", "B",
                        "é", "+", "utm_x", "%5F", "utm", "#", " ", "\\", "𝒳", "\u0301", ";")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + parts.stream().collect(Collectors.joining()));
    }
}
