package org.broadsheet.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordPressTest {

    @Test
    void a_caption_of_the_classic_editor_is_the_caption_of_its_picture() {
        assertThat(Rewritten.html("<div class=\"wp-caption\" id=\"attachment_12\" style=\"width: 310px\">"
                        + "<img src=\"https://x.org/s.jpg\" alt=\"s\"><p class=\"wp-caption-text\">The caption by "
                        + "<em>Ann</em></p></div>"))
                .isEqualTo("<figure><img src=\"https://x.org/s.jpg\" alt=\"s\"><figcaption>The caption by <em>Ann"
                        + "</em></figcaption></figure>");
    }

    @Test
    void a_caption_in_a_dl_keeps_the_link_of_its_picture() {
        assertThat(Rewritten.html("<dl class=\"wp-caption alignleft\"><dt class=\"wp-caption-dt\">"
                        + "<a href=\"https://x.org/full.jpg\"><img src=\"https://x.org/s.jpg\"></a></dt>"
                        + "<dd class=\"wp-caption-dd\">Words</dd></dl>"))
                .isEqualTo("<figure><a href=\"https://x.org/full.jpg\"><img src=\"https://x.org/s.jpg\"></a>"
                        + "<figcaption>Words</figcaption></figure>");
    }

    @Test
    void a_caption_in_a_figure() {
        assertThat(Rewritten.html("<figure id=\"attachment_9\" class=\"wp-caption aligncenter\">"
                        + "<a href=\"https://x.org/p\">"
                        + "<img class=\"size-full\" src=\"https://x.org/s.jpg\" alt=\"a\"></a>"
                        + "<figcaption class=\"wp-caption-text\">Cap</figcaption></figure>"))
                .isEqualTo("<figure><a href=\"https://x.org/p\">"
                        + "<img class=\"size-full\" src=\"https://x.org/s.jpg\" alt=\"a\"></a><figcaption>Cap"
                        + "</figcaption></figure>");
    }

    @Test
    void a_captioned_frame() {
        assertThat(Rewritten.html("<div class=\"wp-caption\"><iframe src=\"https://www.youtube.com/embed/a\"></iframe>"
                        + "<p class=\"wp-caption-text\">Cap</p></div>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://www.youtube.com/embed/a\">Cap</a></figure>");
    }

    @Test
    void a_gallery_of_the_classic_editor_in_a_dl() {
        assertThat(Rewritten.html("<style>#gallery-1 {margin:auto}</style>"
                        + "<div id=\"gallery-1\" class=\"gallery galleryid-5\"><dl class=\"gallery-item\">"
                        + "<dt class=\"gallery-icon landscape\"><a href=\"https://x.org/1/\">"
                        + "<img src=\"https://x.org/1.jpg\" alt=\"\" class=\"x\"></a></dt>"
                        + "<dd class=\"wp-caption-text gallery-caption\">One</dd></dl><dl class=\"gallery-item\">"
                        + "<dt class=\"gallery-icon\"><img src=\"https://x.org/2.jpg\"></dt></dl>"
                        + "<br style=\"clear: both\"></div>"))
                .isEqualTo("<figure class=\"gallery\"><figure><a href=\"https://x.org/1/\">"
                        + "<img src=\"https://x.org/1.jpg\" alt=\"\"></a><figcaption>One</figcaption></figure>"
                        + "<img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void a_gallery_of_the_classic_editor_in_figures() {
        assertThat(Rewritten.html("<div class=\"gallery\"><figure class=\"gallery-item\"><div class=\"gallery-icon\">"
                        + "<a href=\"https://x.org/1/\"><img src=\"https://x.org/1.jpg\"></a></div>"
                        + "<figcaption class=\"wp-caption-text gallery-caption\">One</figcaption></figure>"
                        + "<figure class=\"gallery-item\"><div class=\"gallery-icon\">"
                        + "<img src=\"https://x.org/2.jpg\"></div></figure></div>"))
                .isEqualTo("<figure class=\"gallery\"><figure><a href=\"https://x.org/1/\">"
                        + "<img src=\"https://x.org/1.jpg\"></a><figcaption>One</figcaption></figure>"
                        + "<img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void a_gallery_of_the_first_blocks_in_a_list() {
        assertThat(Rewritten.html("<figure class=\"wp-block-gallery columns-2\"><ul class=\"blocks-gallery-grid\">"
                        + "<li class=\"blocks-gallery-item\"><figure><img src=\"https://x.org/1.jpg\" alt=\"a\">"
                        + "<figcaption class=\"blocks-gallery-item__caption\">One</figcaption></figure></li>"
                        + "<li class=\"blocks-gallery-item\"><figure><a href=\"https://x.org/l\">"
                        + "<img src=\"https://x.org/2.jpg\"></a></figure></li></ul>"
                        + "<figcaption class=\"blocks-gallery-caption\">Both</figcaption></figure>"))
                .isEqualTo("<figure class=\"gallery\"><figure><img src=\"https://x.org/1.jpg\" alt=\"a\">"
                        + "<figcaption>One</figcaption></figure><a href=\"https://x.org/l\">"
                        + "<img src=\"https://x.org/2.jpg\"></a><figcaption>Both</figcaption></figure>");
    }

    @Test
    void a_gallery_list_without_a_figure() {
        assertThat(Rewritten.html("<ul class=\"wp-block-gallery columns-3\"><li class=\"blocks-gallery-item\"><figure>"
                        + "<img src=\"https://x.org/1.jpg\"></figure></li><li class=\"blocks-gallery-item\">"
                        + "<figure><img src=\"https://x.org/2.jpg\"></figure></li></ul>"))
                .isEqualTo("<figure class=\"gallery\"><img src=\"https://x.org/1.jpg\">"
                        + "<img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void a_gallery_of_nested_figures() {
        assertThat(Rewritten.html("<figure class=\"wp-block-gallery has-nested-images\">"
                        + "<figure class=\"wp-block-image size-large\"><img src=\"https://x.org/1.jpg\" alt=\"\">"
                        + "<figcaption class=\"wp-element-caption\">One <em>x</em></figcaption></figure>"
                        + "<figure class=\"wp-block-image\"><img src=\"https://x.org/2.jpg\"></figure>"
                        + "<figcaption class=\"blocks-gallery-caption wp-element-caption\">Both</figcaption>"
                        + "</figure>"))
                .isEqualTo("<figure class=\"gallery\"><figure><img src=\"https://x.org/1.jpg\" alt=\"\"><figcaption>"
                        + "One <em>x</em></figcaption></figure><img src=\"https://x.org/2.jpg\"><figcaption>Both"
                        + "</figcaption></figure>");
    }

    @Test
    void a_tiled_gallery() {
        assertThat(Rewritten.html("<div class=\"wp-block-jetpack-tiled-gallery aligncenter\">"
                        + "<div class=\"tiled-gallery__gallery\"><div class=\"tiled-gallery__row\">"
                        + "<div class=\"tiled-gallery__col\"><figure class=\"tiled-gallery__item\">"
                        + "<img src=\"https://x.org/1.jpg\" alt=\"a\"></figure></div>"
                        + "<div class=\"tiled-gallery__col\"><figure class=\"tiled-gallery__item\">"
                        + "<img src=\"https://x.org/2.jpg\"></figure></div></div></div></div>"))
                .isEqualTo("<figure class=\"gallery\"><img src=\"https://x.org/1.jpg\" alt=\"a\">"
                        + "<img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void a_slideshow() {
        assertThat(Rewritten.html("<div class=\"wp-block-jetpack-slideshow\">"
                        + "<div class=\"wp-block-jetpack-slideshow_container swiper\"><ul class=\"swiper-wrapper\">"
                        + "<li class=\"swiper-slide\"><figure><img src=\"https://x.org/1.jpg\">"
                        + "<figcaption class=\"wp-block-jetpack-slideshow_caption\">One</figcaption></figure></li>"
                        + "<li><figure><img src=\"https://x.org/2.jpg\"></figure></li></ul>"
                        + "<a class=\"wp-block-jetpack-slideshow_button-prev\" role=\"button\"></a></div></div>"))
                .isEqualTo("<figure class=\"gallery\"><figure><img src=\"https://x.org/1.jpg\"><figcaption>One"
                        + "</figcaption></figure><img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void a_file_block_is_a_file() {
        assertThat(Rewritten.html("<div class=\"wp-block-file\">"
                        + "<object class=\"wp-block-file__embed\" data=\"https://x.org/f.pdf\" type=\"application/pdf\""
                        + " aria-label=\"Embed of f.\"></object>"
                        + "<a id=\"wp-block-file--media-1\" href=\"https://x.org/f.pdf\">The report</a>"
                        + "<a href=\"https://x.org/f.pdf\" class=\"wp-block-file__button\" download>Download</a>"
                        + "</div>"))
                .isEqualTo("<figure class=\"file\">"
                        + "<a href=\"https://x.org/f.pdf\" download=\"\" type=\"application/pdf\">The report</a>"
                        + "</figure>");
    }

    @Test
    void buttons_are_link_blocks() {
        assertThat(Rewritten.html("<div class=\"wp-block-buttons\"><div class=\"wp-block-button\">"
                        + "<a class=\"wp-block-button__link wp-element-button\" href=\"https://x.org/a\">Join</a>"
                        + "</div><div class=\"wp-block-button\">"
                        + "<a class=\"wp-block-button__link\" href=\"https://x.org/b\">Leave</a></div></div>"))
                .isEqualTo("<div class=\"wp-block-buttons\"><aside class=\"link\"><a href=\"https://x.org/a\">Join"
                        + "</a></aside><aside class=\"link\"><a href=\"https://x.org/b\">Leave</a></aside></div>");
    }

    @Test
    void a_pull_quote_of_the_new_editor() {
        assertThat(Rewritten.html("<figure class=\"wp-block-pullquote\"><blockquote><p>Big words</p><cite>Ann</cite>"
                        + "</blockquote></figure>"))
                .isEqualTo("<blockquote class=\"pullquote\"><p>Big words</p><footer>Ann</footer></blockquote>");
    }

    @Test
    void a_pull_quote_with_its_citation_after_it() {
        assertThat(Rewritten.html("<figure class=\"wp-block-pullquote\"><blockquote><p>Big words</p></blockquote>"
                        + "<figcaption>Ann</figcaption></figure>"))
                .isEqualTo("<blockquote class=\"pullquote\"><p>Big words</p><footer>Ann</footer></blockquote>");
    }

    @Test
    void a_quote_with_its_citation() {
        assertThat(Rewritten.html(
                        "<blockquote class=\"wp-block-quote is-layout-flow\"><p>Words</p><cite>Ann, <em>Book</em>"
                                + "</cite></blockquote>"))
                .isEqualTo("<blockquote class=\"wp-block-quote is-layout-flow\"><p>Words</p><footer>Ann, <em>Book"
                        + "</em></footer></blockquote>");
    }

    @Test
    void a_cover_has_its_picture_before_its_words() {
        assertThat(Rewritten.html("<div class=\"wp-block-cover\">"
                        + "<span aria-hidden=\"true\" class=\"wp-block-cover__background has-background-dim\">"
                        + "</span>"
                        + "<img class=\"wp-block-cover__image-background\" alt=\"\" src=\"https://x.org/c.jpg\">"
                        + "<div class=\"wp-block-cover__inner-container\"><p>Words</p></div></div>"))
                .isEqualTo("<div class=\"wp-block-cover\">"
                        + "<span aria-hidden=\"true\" class=\"wp-block-cover__background has-background-dim\">"
                        + "</span><figure>"
                        + "<img class=\"wp-block-cover__image-background\" alt=\"\" src=\"https://x.org/c.jpg\">"
                        + "</figure><div class=\"wp-block-cover__inner-container\"><p>Words</p></div></div>");
    }

    @Test
    void a_cover_with_its_picture_as_background() {
        assertThat(Rewritten.html(
                        "<div class=\"wp-block-cover has-parallax\" style=\"background-image:url(https://x.org/c.jpg)\">"
                                + "<div class=\"wp-block-cover__inner-container\"><p>Words</p></div></div>"))
                .isEqualTo(
                        "<div class=\"wp-block-cover has-parallax\" style=\"background-image:url(https://x.org/c.jpg)\">"
                                + "<figure><img src=\"https://x.org/c.jpg\" alt=\"\"></figure>"
                                + "<div class=\"wp-block-cover__inner-container\"><p>Words</p></div></div>");
    }

    @Test
    void another_post_is_a_link_block_with_its_publisher() {
        assertThat(Rewritten.html("<blockquote class=\"wp-embedded-content\" data-secret=\"a\">"
                        + "<a href=\"https://x.org/post\">The post</a></blockquote>"
                        + "<iframe class=\"wp-embedded-content\" title=\"&#8220;The post&#8221; &#8212; X News\""
                        + " src=\"https://x.org/post/embed/#?secret=a\" data-secret=\"a\"></iframe>"))
                .isEqualTo("<aside class=\"link\" data-publisher=\"X News\"><a href=\"https://x.org/post\">The post"
                        + "</a></aside>");
    }

    @Test
    void another_post_in_a_figure_of_the_new_editor() {
        assertThat(Rewritten.html("<figure class=\"wp-block-embed is-type-wp-embed\">"
                        + "<div class=\"wp-block-embed__wrapper\"><blockquote class=\"wp-embedded-content\">"
                        + "<a href=\"https://x.org/post\">The post</a></blockquote>"
                        + "<iframe class=\"wp-embedded-content\" title=\"x\" src=\"https://x.org/post/embed/\">"
                        + "</iframe></div><figcaption>Read</figcaption></figure>"))
                .isEqualTo("<aside class=\"link\"><a href=\"https://x.org/post\">The post</a></aside><p>Read</p>");
    }

    @Test
    void a_card_of_embedly_is_a_link_block() {
        assertThat(Rewritten.html(
                        "<blockquote class=\"embedly-card\"><h4><a href=\"https://x.org/a\">Title</a></h4><p>Desc"
                                + "</p></blockquote>"))
                .isEqualTo("<aside class=\"link\"><a href=\"https://x.org/a\">Title</a><p>Desc</p></aside>");
    }

    @Test
    void a_player_has_no_controls_of_scripts() {
        String html = "<div style=\"width: 640px;\" class=\"wp-video\">"
                + "<video class=\"wp-video-shortcode\" width=\"640\" height=\"360\" src=\"https://x.org/v.mp4\""
                + " controls></video></div>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void columns_and_media_with_text_stay() {
        String html = "<div class=\"wp-block-columns\"><div class=\"wp-block-column\"><p>a</p></div></div>"
                + "<div class=\"wp-block-media-text\"><figure class=\"wp-block-media-text__media\">"
                + "<img src=\"https://x.org/1.jpg\"></figure><div class=\"wp-block-media-text__content\">"
                + "<p>b</p></div></div>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void the_language_of_code() {
        assertThat(Rewritten.html("<pre class=\"wp-block-code\" lang=\"php\"><code>x</code></pre>"))
                .isEqualTo("<pre class=\"wp-block-code\"><code class=\"language-php\">x</code></pre>");
    }

    @Test
    void our_own_gallery_stays() {
        String html = "<figure class=\"gallery\"><img src=\"https://x.org/1.jpg\"><figure>"
                + "<img src=\"https://x.org/2.jpg\"><figcaption>b</figcaption></figure><figcaption>c"
                + "</figcaption></figure>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void a_figure_of_several_pictures_is_a_gallery() {
        assertThat(Rewritten.html(
                        "<figure><img src=\"https://x.org/1.jpg\"><img src=\"https://x.org/2.jpg\"><figcaption>"
                                + "Both</figcaption></figure>"))
                .isEqualTo("<figure class=\"gallery\"><img src=\"https://x.org/1.jpg\">"
                        + "<img src=\"https://x.org/2.jpg\"><figcaption>Both</figcaption></figure>");
    }

    @Test
    void a_figure_of_pictures_and_words_is_none() {
        String html = "<figure><img src=\"https://x.org/1.jpg\">Words<img src=\"https://x.org/2.jpg\"></figure>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void figures_in_a_figure_with_a_caption_of_the_whole() {
        assertThat(
                        Rewritten.html(
                                "<figure><figure><img src=\"https://x.org/1.jpg\"><figcaption>One</figcaption></figure>"
                                        + "<figure><img src=\"https://x.org/2.jpg\"></figure><figcaption>Both</figcaption></figure>"))
                .isEqualTo("<figure class=\"gallery\"><figure><img src=\"https://x.org/1.jpg\"><figcaption>One"
                        + "</figcaption></figure><img src=\"https://x.org/2.jpg\"><figcaption>Both</figcaption>"
                        + "</figure>");
    }

    @Test
    void a_playlist_is_a_player_for_each_track() {
        assertThat(Rewritten.html(
                        "<div class=\"wp-playlist wp-audio-playlist\"><div class=\"wp-playlist-current-item\">"
                                + "</div><audio controls></audio><noscript><ol><li><a href=\"https://x.org/1.mp3\">One</a>"
                                + "</li><li><a href=\"https://x.org/2.mp3\">Two</a></li></ol></noscript>"
                                + "<script type=\"application/json\" class=\"wp-playlist-script\">{}</script></div>"))
                .isEqualTo("<figure class=\"audio\"><audio src=\"https://x.org/1.mp3\" title=\"One\"></audio>"
                        + "</figure><figure class=\"audio\"><audio src=\"https://x.org/2.mp3\" title=\"Two\">"
                        + "</audio></figure>");
    }

    @Test
    void a_credit_in_a_caption_is_the_credit() {
        assertThat(Rewritten.html(
                        "<div class=\"wp-caption\"><img src=\"https://x.org/s.jpg\"><p class=\"wp-caption-text\">"
                                + "Words <span class=\"media-credit\">Ann</span></p></div>"))
                .isEqualTo("<figure><img src=\"https://x.org/s.jpg\"><figcaption>Words <small class=\"credit\">Ann"
                        + "</small></figcaption></figure>");
    }
}
