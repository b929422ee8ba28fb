package org.broadsheet.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    private static Problem refusal(String ifMatch, int version) {
        return catchThrowableOfType(ProblemException.class, () -> new Precondition(ifMatch).check(version))
                .problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v3\"", "*", " \"v3\" ", "\"v1\", \"v3\"", "\"a,b\",\"v3\""})
    void the_current_version_passes(String ifMatch) {
        assertThatCode(() -> new Precondition(ifMatch).check(3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "v3, `\"v3\"`",
                "3, `\"v3\"`",
                "v2, `\"v2\"`",
                "W/v3, `\"v3\"`",
                "'v3', `\"v3\"`",
                "v3\", `\"v3\"`",
                "abc,"
            })
    void a_tag_without_its_quotes_is_told_of_them(String ifMatch, String meant) {
        Problem problem = refusal(ifMatch, 3);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains("quotes are missing");
        assertThat(problem.errors().get(0).parameter()).isEqualTo("If-Match");
        assertThat(problem.errors().get(0).didYouMean()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v3\", *", "*, *", "**"})
    void the_asterisk_stands_alone(String ifMatch) {
        assertThat(refusal(ifMatch, 3).status()).isEqualTo(400);
        assertThat(refusal(ifMatch, 3).detail()).contains("* alone");
    }

    @Test
    void a_weak_tag_never_matches_and_is_told_why() {
        Problem problem = refusal("W/\"v3\"", 3);

        assertThat(problem.status()).isEqualTo(412);
        assertThat(problem.detail()).contains("weak").contains("\"v3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"4f2a9c0d\"", "\"\""})
    void a_tag_of_something_else_is_told_to_be_none_of_a_version(String ifMatch) {
        Problem problem = refusal(ifMatch, 3);

        assertThat(problem.status()).isEqualTo(412);
        assertThat(problem.detail())
                .startsWith(ifMatch + " is not an ETag of the Editorial API")
                .contains("\"v3\"");
    }

    @Test
    void another_version_was_changed_meanwhile() {
        assertThat(refusal("\"v2\"", 3).detail()).startsWith("It was changed meanwhile: it is at version 3.");
        assertThat(refusal("W/\"v2\"", 3).status()).isEqualTo(412);
    }

    @Test
    void what_does_not_exist_has_no_version() {
        assertThat(refusal("*", Precondition.NOTHING).status()).isEqualTo(412);
        assertThat(refusal("\"v1\"", Precondition.NOTHING).detail()).startsWith("It does not exist.");
        assertThat(refusal(null, 3).status()).isEqualTo(428);
    }

    @Test
    void a_header_as_long_as_headers_may_be_is_read_at_once() {
        assertThat(refusal("\"a\",".repeat(4_000), 3).status()).isEqualTo(412);
        assertThat(refusal("\"".repeat(16_000) + "x", 3).status()).isEqualTo(400);
    }
}
