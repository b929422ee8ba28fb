package org.broadsheet.archive.ghost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

    private final List<String> losses = new ArrayList<>();

    private String open(String html, String audience) {
        return Gates.apply(html, audience, (code, detail) -> losses.add(detail));
    }

    private static String block(boolean nonMember, String segment) {
        return Gates.around("<p>secret</p>", nonMember, segment);
    }

    /** Who of visitors, free and paying members saw the block, and whether it stays before and after the paywall. */
    @ParameterizedTest
    @CsvSource({
        "free, true, 'status:free,status:-free', true, true",
        "free, false, 'status:free,status:-free', false, false",
        "free, false, 'status:free', false, false",
        "free, false, 'status:-free', false, false",
        "free, true, '', true, true",
        "free, false, '', false, false",
        "metered, false, 'status:free,status:-free', false, false",
        "metered, true, 'status:free,status:-free', true, true",
        "registered, true, 'status:free,status:-free', true, true",
        "registered, false, 'status:free,status:-free', false, true",
        "registered, false, 'status:free', false, true",
        "registered, false, 'status:-free', false, false",
        "registered, true, 'status:-free', true, false",
        "registered, true, '', true, false",
        "subscribers, false, 'status:free,status:-free', false, true",
        "subscribers, false, 'status:-free', false, true",
        "subscribers, false, 'status:free', false, false",
        "subscribers, true, 'status:free', true, false",
        "subscribers, true, '', true, false"
    })
    void a_block_stays_where_all_who_come_there_saw_it(
            String audience, boolean nonMember, String segment, boolean before, boolean after) {
        String block = block(nonMember, segment);

        assertThat(open("<p>a</p>" + block + "<!--members-only--><p>b</p>", audience)
                        .contains("secret"))
                .isEqualTo(before);
        assertThat(open("<p>a</p><!--members-only--><p>b</p>" + block, audience).contains("secret"))
                .isEqualTo(audience.equals("free") ? before : after);
        if (!before) {
            assertThat(losses).anyMatch(loss -> loss.contains("secret"));
        }
    }

    @Test
    void without_a_mark_all_of_a_gated_article_is_after_it() {
        assertThat(open("<p>a</p>" + block(false, "status:free,status:-free"), "registered"))
                .contains("secret");
        assertThat(open("<p>a</p>" + block(false, "status:-free"), "registered"))
                .doesNotContain("secret");
    }

    @Test
    void a_block_that_goes_to_all_although_not_all_saw_it_is_said() {
        assertThat(open(block(true, ""), "free")).contains("secret");
        assertThat(losses).singleElement().asString().contains("without an account", "secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonMember:maybe memberSegment:\"status:free,status:-free\"",
                "nonMember:\"false\" memberSegment:\"status:paid\"",
                "memberSegment:\"label:vip\"",
                "nonmember",
                "nonMember:trueish"
            })
    void a_block_whose_conditions_are_not_understood_is_left_out(String conditions) {
        assertThat(open(
                        "<p>a</p><!--kg-gated-block:begin " + conditions
                                + " --><p>secret</p><!--kg-gated-block:end-->b",
                        "free"))
                .isEqualTo("<p>a</p>b");
    }

    @Test
    void a_block_without_an_end_goes_to_the_end_of_the_text() {
        assertThat(open(
                        "<p>a</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:-free\" --><p>secret</p>",
                        "free"))
                .isEqualTo("<p>a</p>");
    }

    @Test
    void a_mark_within_a_block_that_is_left_out_still_is_the_paywall() {
        assertThat(open(
                        "<p>a</p>" + Gates.around("<p>x</p><!--members-only-->", false, "status:-free") + "<p>rest</p>",
                        "subscribers"))
                .contains("<p>a</p>\n<!--members-only-->\n<p>rest</p>")
                .doesNotContain("<p>x</p>");
    }

    @Test
    void the_words_of_a_paywall_are_left_out_and_said() {
        String card = Gates.around(
                "<div class=\"kg-card kg-paywall-card\"><h3>Subscribe now</h3></div>", true, "status:free");
        assertThat(open("<p>a</p>" + card + "<!--members-only--><p>b</p>", "subscribers"))
                .isEqualTo("<p>a</p>\n\n<!--members-only--><p>b</p>");
        assertThat(losses).singleElement().asString().contains("Subscribe now");
    }

    @Test
    void a_free_article_has_no_mark_of_a_paywall() {
        assertThat(open("<p>a</p>\n<!--members-only-->\n<p>b</p>", "free")).isEqualTo("<p>a</p>\n\n<p>b</p>");
        assertThat(open(
                        "<p>a</p><!--kg-card-begin: paywall--><!-- kg-paywall --><!--kg-card-end: paywall--><p>b</p>",
                        "free"))
                .isEqualTo("<p>a</p><p>b</p>");
        assertThat(open(
                        "<div class=\"ad paywall-note\"><p>a</p></div><p class='x'>&lt;p class=\"paywall\"></p><!--kept-->",
                        "free"))
                .isEqualTo("<div><p>a</p></div><p class='x'>&lt;p class=\"paywall\"></p><!--kept-->");
    }

    @ParameterizedTest
    @CsvSource({"registered", "metered", "subscribers"})
    void a_gated_article_keeps_its_mark(String audience) {
        String html = "<p>a</p><!--members-only--><p>b</p>";
        assertThat(open(html, audience)).isEqualTo(html);
    }

    @Test
    void what_only_looks_like_a_mark_opens_nothing() {
        assertThat(open("<p>a</p><div class=\"paywall\">b</div>", "subscribers"))
                .startsWith("<!--members-only--><p>a</p>");
        assertThat(open("<p>a</p>[paywall]b", "registered")).startsWith("<!--members-only-->");
        assertThat(open("<p>a</p>", "subscribers")).isEqualTo("<p>a</p>");
    }
}
