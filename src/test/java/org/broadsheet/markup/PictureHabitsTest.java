package org.broadsheet.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureHabitsTest {

    @Test
    void a_lazy_picture_with_its_copy_is_one_picture() {
        assertThat(Rewritten.html(
                        "<img src=\"data:image/gif;base64,R0lGOD\" data-src=\"https://x.org/real.jpg\" alt=\"lazy\">"
                                + "<noscript><img src=\"https://x.org/real.jpg\" alt=\"lazy\"></noscript>"))
                .isEqualTo("<img src=\"https://x.org/real.jpg\" data-src=\"https://x.org/real.jpg\" alt=\"lazy\">");
    }

    @Test
    void a_lazy_picture_of_wp_rocket() {
        assertThat(Rewritten.html("<p>"
                        + "<img class=\"x\" src=\"data:image/svg+xml,%3Csvg%20xmlns=''%3E%3C/svg%3E\""
                        + " data-lazy-src=\"https://x.org/1.jpg\" data-lazy-srcset=\"https://x.org/1.jpg 300w\">"
                        + "<noscript><img src=\"https://x.org/1.jpg\"></noscript></p>"))
                .isEqualTo("<p>"
                        + "<img class=\"x\" src=\"https://x.org/1.jpg\" data-lazy-src=\"https://x.org/1.jpg\""
                        + " data-lazy-srcset=\"https://x.org/1.jpg 300w\"></p>");
    }

    @Test
    void a_lazy_picture_without_an_address_has_the_one_of_its_copy() {
        assertThat(Rewritten.html("<img class=\"lazy\" alt=\"a\"><noscript>"
                        + "<img src=\"https://x.org/1.jpg\" alt=\"a\" width=\"3\"></noscript>"))
                .isEqualTo("<img class=\"lazy\" alt=\"a\" src=\"https://x.org/1.jpg\" width=\"3\">");
    }

    @Test
    void the_copy_alone_is_the_picture() {
        assertThat(Rewritten.html("<p>a</p><noscript><img src=\"https://x.org/1.jpg\" alt=\"a\"></noscript>"))
                .isEqualTo("<p>a</p><img src=\"https://x.org/1.jpg\" alt=\"a\">");
    }

    @Test
    void a_picture_in_a_link_with_its_copy_after_the_link() {
        assertThat(Rewritten.html("<a href=\"https://x.org/\">"
                        + "<img src=\"/blank.gif\" data-original=\"https://x.org/1.jpg\"></a><noscript>"
                        + "<a href=\"https://x.org/\"><img src=\"https://x.org/1.jpg\"></a></noscript>"))
                .isEqualTo("<a href=\"https://x.org/\">"
                        + "<img src=\"https://x.org/1.jpg\" data-original=\"https://x.org/1.jpg\"></a>");
    }

    @Test
    void a_copy_of_another_size_is_the_same_picture() {
        assertThat(Rewritten.html("<img src=\"https://x.org/a-300x200.jpg\"><noscript><img src=\"https://x.org/a.jpg\">"
                        + "</noscript>"))
                .isEqualTo("<img src=\"https://x.org/a-300x200.jpg\">");
    }

    @Test
    void another_picture_in_noscript_stays() {
        assertThat(Rewritten.html(
                        "<img src=\"https://x.org/a.jpg\"><noscript><img src=\"https://x.org/b.jpg\"></noscript>"))
                .isEqualTo("<img src=\"https://x.org/a.jpg\"><img src=\"https://x.org/b.jpg\">");
    }

    @Test
    void a_set_of_sizes_without_an_address_gives_the_largest() {
        assertThat(Rewritten.html("<img srcset=\"https://x.org/s.jpg 300w, https://x.org/l.jpg 1024w\" alt=\"a\">"))
                .isEqualTo("<img srcset=\"https://x.org/s.jpg 300w, https://x.org/l.jpg 1024w\" alt=\"a\""
                        + " src=\"https://x.org/l.jpg\">");
    }

    @Test
    void a_lazy_set_gives_the_largest() {
        assertThat(Rewritten.html("<img src=\"https://x.org/img/placeholder.png\" data-srcset=\"https://x.org/s.jpg"
                        + " 1x,https://x.org/l.jpg 2x\">"))
                .isEqualTo(
                        "<img src=\"https://x.org/l.jpg\" data-srcset=\"https://x.org/s.jpg 1x,https://x.org/l.jpg 2x\">");
    }

    @Test
    void a_picture_of_sources_is_one_image() {
        assertThat(Rewritten.html("<picture>"
                        + "<source srcset=\"https://x.org/a.webp 600w, https://x.org/b.webp 900w\" type=\"image/webp\">"
                        + "<source srcset=\"https://x.org/a.jpg\"></picture>"))
                .isEqualTo("<img src=\"https://x.org/b.webp\">");
    }

    @Test
    void a_picture_with_an_image_keeps_the_image() {
        assertThat(Rewritten.html("<picture><source data-srcset=\"https://x.org/a.webp\">"
                        + "<img src=\"https://x.org/a.jpg\" alt=\"\"></picture>"))
                .isEqualTo("<img src=\"https://x.org/a.jpg\" alt=\"\">");
    }

    @Test
    void the_preview_gives_way_to_the_picture() {
        assertThat(Rewritten.html("<img src=\"https://x.org/tiny.jpg\" data-src=\"https://x.org/full.jpg\">"))
                .isEqualTo("<img src=\"https://x.org/full.jpg\" data-src=\"https://x.org/full.jpg\">");
    }

    @Test
    void other_sizes_count_only_where_there_is_nothing_else() {
        assertThat(Rewritten.html("<img src=\"https://x.org/a.jpg\" data-orig-file=\"https://x.org/orig.jpg\">"
                        + "<img src=\"\" data-large-file=\"https://x.org/large.jpg\">"))
                .isEqualTo("<img src=\"https://x.org/a.jpg\" data-orig-file=\"https://x.org/orig.jpg\">"
                        + "<img src=\"https://x.org/large.jpg\" data-large-file=\"https://x.org/large.jpg\">");
    }

    @Test
    void nitro_pack() {
        assertThat(Rewritten.html("<img nitro-lazy-src=\"https://x.org/1.jpg\" class=\"lazyloading\""
                        + " src=\"data:image/svg+xml;nitro-empty-id=x\">"))
                .isEqualTo(
                        "<img nitro-lazy-src=\"https://x.org/1.jpg\" class=\"lazyloading\" src=\"https://x.org/1.jpg\">");
    }

    @Test
    void a_tracker_goes() {
        assertThat(Rewritten.html("<p>a</p><p><img src=\"https://x.org/t.gif\" width=\"1\" height=\"1\"></p><noscript>"
                        + "<img height=\"1\" width=\"1\" src=\"https://www.facebook.com/tr?id=1\">"
                        + "</noscript><img src=\"https://pixel.wp.com/b.gif?x\">"))
                .isEqualTo("<p>a</p>");
    }

    @Test
    void the_picture_of_a_chart_of_an_unknown_script_is_kept() {
        assertThat(Rewritten.html("<script src=\"https://x.example/chart.js\"></script><noscript>"
                        + "<img src=\"https://x.org/chart.png\"></noscript>"))
                .isEqualTo("<script src=\"https://x.example/chart.js\"></script>"
                        + "<img src=\"https://x.org/chart.png\">");
    }

    @Test
    void an_image_that_is_real_stays() {
        String html = "<p><img src=\"https://x.org/a.jpg\" alt=\"a\" srcset=\"https://x.org/b.jpg 2x\"></p>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void a_file_named_like_a_placeholder_stays_where_there_is_no_other() {
        String html = "<img src=\"https://x.org/dot.png\">";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void a_smiley_of_wordpress_is_its_character() {
        assertThat(Rewritten.html("<p>Hi "
                        + "<img src=\"https://s.w.org/images/core/emoji/14.0.0/svg/1f642.svg\" alt=\"🙂\""
                        + " class=\"wp-smiley\" style=\"height: 1em;\">!</p>"))
                .isEqualTo("<p>Hi 🙂!</p>");
    }

    @Test
    void emoji_of_every_make_are_their_characters() {
        assertThat(Rewritten.html("<p><img class=\"emoji\" alt=\"🇩🇪\" src=\"https://x.org/1.png\">"
                        + "<img class=\"emoji\" alt=\":)\" src=\"https://x.org/icon_smile.gif\">"
                        + "<img src=\"https://static.xx.fbcdn.net/images/emoji.php/v9/t4c/1/16/1f642.png\" alt=\"🙂\">"
                        + "<img goomoji=\"1f642\" src=\"https://mail.google.com/mail/e/1f642\" alt=\"🙂\">"
                        + "<img src=\"https://abs.twimg.com/emoji/v2/svg/1f1eb-1f1f7.svg\">"
                        + "<img alt=\":tada:\" class=\"emoji\""
                        + " src=\"https://github.githubassets.com/images/icons/emoji/unicode/1f389.png\"></p>"))
                .isEqualTo("<p>🇩🇪:)🙂🙂🇫🇷🎉</p>");
    }

    @Test
    void a_picture_of_an_emoji_with_words_stays() {
        String html = "<p><img src=\"https://x.org/emoji/team.jpg\" alt=\"The team\"></p>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void components_of_amp_are_elements() {
        assertThat(Rewritten.html(
                        "<amp-img src=\"https://x.org/1.jpg\" alt=\"a\" width=\"3\" height=\"2\" layout=\"responsive\">"
                                + "<noscript><img src=\"https://x.org/1.jpg\"></noscript></amp-img>"
                                + "<amp-video src=\"https://x.org/v.mp4\" poster=\"https://x.org/p.jpg\" width=\"3\" height=\"2\">"
                                + "<div fallback>Your browser</div></amp-video><amp-ad type=\"x\"></amp-ad>"))
                .isEqualTo("<img src=\"https://x.org/1.jpg\" alt=\"a\" width=\"3\" height=\"2\" layout=\"responsive\">"
                        + "<video src=\"https://x.org/v.mp4\" poster=\"https://x.org/p.jpg\" width=\"3\" height=\"2\">"
                        + "</video>");
    }

    @Test
    void a_carousel_of_amp_is_a_gallery() {
        assertThat(Rewritten.html(
                        "<amp-carousel type=\"slides\"><figure><amp-img src=\"https://x.org/1.jpg\"></amp-img>"
                                + "<figcaption>One</figcaption></figure><amp-img src=\"https://x.org/2.jpg\"></amp-img>"
                                + "</amp-carousel>"))
                .isEqualTo("<figure class=\"gallery\"><figure><img src=\"https://x.org/1.jpg\"><figcaption>One"
                        + "</figcaption></figure><img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void an_accordion_of_amp_is_details() {
        assertThat(Rewritten.html(
                        "<amp-accordion><section expanded><h2>Q</h2><div><p>A</p></div></section></amp-accordion>"))
                .isEqualTo("<details><summary>Q</summary><div><p>A</p></div></details>");
    }

    @Test
    void an_unclosed_image_of_amp_holds_nothing() {
        assertThat(Rewritten.html("<amp-img src=\"https://x.org/1.jpg\"><p>a</p><p>b</p></amp-img>"))
                .isEqualTo("<img src=\"https://x.org/1.jpg\"><p>a</p><p>b</p>");
    }

    @Test
    void an_attribute_that_may_be_anything_does_not_replace_an_address() {
        String html = "<img src=\"https://x.org/a.jpg\" data-url=\"https://x.org/page\">";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }
}
