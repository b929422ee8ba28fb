package org.broadsheet.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GhostCardsTest {

    @Test
    void a_bookmark_is_a_link_block_without_its_icon() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-bookmark-card\">"
                        + "<a class=\"kg-bookmark-container\" href=\"https://x.org/a\">"
                        + "<div class=\"kg-bookmark-content\"><div class=\"kg-bookmark-title\">Title</div>"
                        + "<div class=\"kg-bookmark-description\">Desc</div><div class=\"kg-bookmark-metadata\">"
                        + "<img class=\"kg-bookmark-icon\" src=\"https://x.org/i.ico\" alt=\"\">"
                        + "<span class=\"kg-bookmark-author\">X News</span><span class=\"kg-bookmark-publisher\">"
                        + "Jane</span></div></div><div class=\"kg-bookmark-thumbnail\">"
                        + "<img src=\"https://x.org/t.jpg\" alt=\"\"></div></a></figure>"))
                .isEqualTo(
                        "<aside class=\"link\" data-publisher=\"X News · Jane\" data-thumbnail=\"https://x.org/t.jpg\">"
                                + "<a href=\"https://x.org/a\">Title</a><p>Desc</p></aside>");
    }

    @Test
    void a_callout_keeps_its_emoji_as_icon() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-callout-card kg-callout-card-blue\">"
                        + "<div class=\"kg-callout-emoji\">💡</div><div class=\"kg-callout-text\">Mind <strong>this"
                        + "</strong>.<br>And that</div></div>"))
                .isEqualTo("<aside class=\"callout\" data-icon=\"💡\"><p>Mind <strong>this</strong>.<br>And that</p>"
                        + "</aside>");
    }

    @Test
    void a_toggle_is_details() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-toggle-card\" data-kg-toggle-state=\"close\">"
                        + "<div class=\"kg-toggle-heading\"><h4 class=\"kg-toggle-heading-text\"><span>Q</span>"
                        + "</h4><button class=\"kg-toggle-card-icon\"><svg><path/></svg></button></div>"
                        + "<div class=\"kg-toggle-content\"><p>A</p></div></div>"))
                .isEqualTo("<details><summary><span>Q</span></summary><p>A</p></details>");
    }

    @Test
    void an_audio_card_is_a_player_without_its_controls() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-audio-card\">"
                        + "<img src=\"\" alt=\"audio-thumbnail\" class=\"kg-audio-thumbnail kg-audio-hide\">"
                        + "<div class=\"kg-audio-thumbnail placeholder\"><svg></svg></div>"
                        + "<div class=\"kg-audio-player-container\">"
                        + "<audio src=\"https://x.org/a.mp3\" preload=\"metadata\"></audio>"
                        + "<div class=\"kg-audio-title\">Song</div><div class=\"kg-audio-player\">"
                        + "<button class=\"kg-audio-play-icon\"><svg></svg></button>"
                        + "<span class=\"kg-audio-current-time\">0:00</span><div class=\"kg-audio-time\">/"
                        + "<span class=\"kg-audio-duration\">1:00</span></div><input type=\"range\">"
                        + "<button class=\"kg-audio-playback-rate\">1×</button></div></div></div>"))
                .isEqualTo("<figure class=\"audio\"><audio src=\"https://x.org/a.mp3\" title=\"Song\"></audio>"
                        + "</figure>");
    }

    @Test
    void a_video_card_has_its_thumbnail_as_poster() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-video-card kg-card-hascaption\""
                        + " data-kg-thumbnail=\"https://x.org/t.jpg\" data-kg-custom-thumbnail=\"\">"
                        + "<div class=\"kg-video-container\">"
                        + "<video src=\"https://x.org/v.mp4\""
                        + " poster=\"https://img.spacergif.org/v1/640x360/0a/spacer.png\" width=\"640\" height=\"360\""
                        + " playsinline style=\"background: transparent url('https://x.org/t.jpg') 50% 50% / cover"
                        + " no-repeat;\"></video><div class=\"kg-video-overlay\">"
                        + "<button class=\"kg-video-large-play-icon\"><svg></svg></button></div>"
                        + "<div class=\"kg-video-player-container\"><div class=\"kg-video-player\">"
                        + "<span class=\"kg-video-current-time\">0:00</span><div class=\"kg-video-time\">/"
                        + "<span class=\"kg-video-duration\">1:00</span></div></div></div></div><figcaption><p>"
                        + "<span style=\"x\">Cap</span></p></figcaption></figure>"))
                .isEqualTo("<figure class=\"video\">"
                        + "<video src=\"https://x.org/v.mp4\" width=\"640\" height=\"360\" poster=\"https://x.org/t.jpg\">"
                        + "</video><figcaption><p><span style=\"x\">Cap</span></p></figcaption></figure>");
    }

    @Test
    void a_file_card_is_a_file_with_its_size_in_bytes() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-file-card\">"
                        + "<a class=\"kg-file-card-container\" href=\"https://x.org/f.pdf\" title=\"Download\" download=\"\">"
                        + "<div class=\"kg-file-card-contents\"><div class=\"kg-file-card-title\">Report</div>"
                        + "<div class=\"kg-file-card-caption\">All of it</div><div class=\"kg-file-card-metadata\">"
                        + "<div class=\"kg-file-card-filename\">f.pdf</div><div class=\"kg-file-card-filesize\">"
                        + "1.2 MB</div></div></div><div class=\"kg-file-card-icon\"><svg><title>download-circle"
                        + "</title></svg></div></a></div>"))
                .isEqualTo("<figure class=\"file\">"
                        + "<a href=\"https://x.org/f.pdf\" download=\"\" type=\"application/pdf\" data-size=\"1258291\">"
                        + "Report</a><figcaption>All of it</figcaption></figure>");
    }

    @Test
    void a_button_is_a_link_block() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-button-card kg-align-center\">"
                        + "<a href=\"https://x.org/j\" class=\"kg-btn kg-btn-accent\">Join</a></div>"))
                .isEqualTo("<aside class=\"link\"><a href=\"https://x.org/j\">Join</a></aside>");
    }

    @Test
    void a_gallery_keeps_the_links_of_its_pictures() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-gallery-card\"><div class=\"kg-gallery-container\">"
                        + "<div class=\"kg-gallery-row\"><div class=\"kg-gallery-image\">"
                        + "<img src=\"https://x.org/1.jpg\" width=\"10\" height=\"20\" alt=\"\"></div>"
                        + "<div class=\"kg-gallery-image\"><a href=\"https://x.org/\">"
                        + "<img src=\"https://x.org/2.jpg\" alt=\"b\"></a></div></div></div><figcaption>Both"
                        + "</figcaption></figure>"))
                .isEqualTo("<figure class=\"gallery\">"
                        + "<img src=\"https://x.org/1.jpg\" width=\"10\" height=\"20\" alt=\"\">"
                        + "<a href=\"https://x.org/\"><img src=\"https://x.org/2.jpg\" alt=\"b\"></a><figcaption>"
                        + "Both</figcaption></figure>");
    }

    @Test
    void a_header_card_is_a_picture_and_a_heading_and_a_paragraph_and_a_link() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-header-card kg-v2 kg-width-full\"><picture>"
                        + "<img class=\"kg-header-card-image\" src=\"https://x.org/b.jpg\" alt=\"\"></picture>"
                        + "<div class=\"kg-header-card-content\"><div class=\"kg-header-card-text\">"
                        + "<h2 id=\"hi\" class=\"kg-header-card-heading\" style=\"c\">Hi</h2>"
                        + "<p id=\"sub\" class=\"kg-header-card-subheading\">Sub</p>"
                        + "<a href=\"https://x.org/s\" class=\"kg-header-card-button\">Start</a></div></div></div>"))
                .isEqualTo("<figure><img src=\"https://x.org/b.jpg\" alt=\"\"></figure>"
                        + "<h2 id=\"hi\" class=\"kg-header-card-heading\" style=\"c\">Hi</h2>"
                        + "<p id=\"sub\" class=\"kg-header-card-subheading\">Sub</p><aside class=\"link\">"
                        + "<a href=\"https://x.org/s\">Start</a></aside>");
    }

    @Test
    void a_sign_up_form_keeps_its_text_and_says_that_the_form_is_gone() {
        Rewritten rewritten =
                Rewritten.of("<div class=\"kg-card kg-signup-card\" data-lexical-signup-form style=\";display: none;\">"
                        + "<div class=\"kg-signup-card-content\"><div class=\"kg-signup-card-text\">"
                        + "<h2 class=\"kg-signup-card-heading\">Sign up</h2><p class=\"kg-signup-card-subheading\">"
                        + "News daily</p><form class=\"kg-signup-card-form\"><input><button><span>Subscribe</span>"
                        + "</button><div class=\"kg-signup-card-success\">Thanks!</div></form>"
                        + "<p class=\"kg-signup-card-disclaimer\">No spam.</p></div></div></div>");

        assertThat(rewritten.html())
                .isEqualTo("<aside class=\"callout\"><h2 class=\"kg-signup-card-heading\">Sign up</h2>"
                        + "<p class=\"kg-signup-card-subheading\">News daily</p>"
                        + "<p class=\"kg-signup-card-disclaimer\">No spam.</p></aside>");
        assertThat(rewritten.said()).containsExactly("Kept the text of the sign-up form “Sign up”, but not the form");
    }

    @Test
    void a_product_is_a_link_with_its_picture_as_thumbnail() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-product-card\"><div class=\"kg-product-card-container\">"
                        + "<img src=\"https://x.org/p.jpg\" class=\"kg-product-card-image\">"
                        + "<div class=\"kg-product-card-title-container\"><h4 class=\"kg-product-card-title\">"
                        + "<span>Mug</span></h4></div><div class=\"kg-product-card-rating\">"
                        + "<span class=\"kg-product-card-rating-active kg-product-card-rating-star\"><svg></svg>"
                        + "</span><span class=\" kg-product-card-rating-star\"></span></div>"
                        + "<div class=\"kg-product-card-description\"><p>For tea.</p></div>"
                        + "<a href=\"https://x.org/buy\" class=\"kg-product-card-button kg-product-card-btn-accent\">"
                        + "<span>Buy</span></a></div></div>"))
                .isEqualTo("<aside class=\"link\" data-thumbnail=\"https://x.org/p.jpg\">"
                        + "<a href=\"https://x.org/buy\">Mug</a><p>★☆ For tea.</p></aside>");
    }

    @Test
    void a_call_to_action_is_a_callout() {
        assertThat(Rewritten.html(
                        "<div class=\"kg-card kg-cta-card kg-cta-bg-grey kg-cta-immersive\" data-layout=\"immersive\">"
                                + "<div class=\"kg-cta-sponsor-label-wrapper\"><div class=\"kg-cta-sponsor-label\"><span>"
                                + "Sponsored</span></div></div><div class=\"kg-cta-content\">"
                                + "<div class=\"kg-cta-image-container\"><a href=\"https://x.org/j\">"
                                + "<img src=\"https://x.org/c.jpg\" alt=\"CTA Image\"></a></div>"
                                + "<div class=\"kg-cta-content-inner\"><div class=\"kg-cta-text\"><p>Text</p></div>"
                                + "<a href=\"https://x.org/j\" class=\"kg-cta-button\">Join</a></div></div></div>"))
                .isEqualTo("<aside class=\"callout\"><p><span>Sponsored</span></p><figure>"
                        + "<a href=\"https://x.org/j\"><img src=\"https://x.org/c.jpg\" alt=\"\"></a></figure><p>"
                        + "Text</p><aside class=\"link\"><a href=\"https://x.org/j\">Join</a></aside></aside>");
    }

    @Test
    void an_nft_is_a_link_block() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-embed-card kg-nft-card\">"
                        + "<a href=\"https://opensea.io/a\" class=\"kg-nft-card\">"
                        + "<img class=\"kg-nft-image\" src=\"https://x.org/n.png\"><div class=\"kg-nft-metadata\">"
                        + "<div class=\"kg-nft-header\"><h4 class=\"kg-nft-title\"> Ape </h4></div>"
                        + "<div class=\"kg-nft-creator\">Created by <span class=\"kg-nft-creator-name\">Z</span>"
                        + " &bull; Apes</div><p class=\"kg-nft-description\">D</p></div></a></figure>"))
                .isEqualTo(
                        "<aside class=\"link\" data-publisher=\"Created by Z • Apes\" data-thumbnail=\"https://x.org/n.png\">"
                                + "<a href=\"https://opensea.io/a\">Ape</a><p>D</p></aside>");
    }

    @Test
    void before_and_after_are_a_gallery_in_this_order() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-before-after-card kg-width-wide\">"
                        + "<div class=\"kg-before-after-card-slider\">"
                        + "<div class=\"kg-before-after-card-image-after\"><img src=\"https://x.org/after.jpg\">"
                        + "</div><div class=\"kg-before-after-card-image-before\">"
                        + "<img src=\"https://x.org/before.jpg\"></div><input type=range></div><figcaption>"
                        + "Then and now</figcaption></figure>"))
                .isEqualTo("<figure class=\"gallery\"><img src=\"https://x.org/before.jpg\">"
                        + "<img src=\"https://x.org/after.jpg\"><figcaption>Then and now</figcaption></figure>");
    }

    @Test
    void a_code_card_keeps_its_caption_and_an_alternative_quote_is_a_pull_quote() {
        assertThat(Rewritten.html(
                        "<figure class=\"kg-card kg-code-card\"><pre><code class=\"language-js\">x</code></pre>"
                                + "<figcaption>Cap</figcaption></figure><blockquote class=\"kg-blockquote-alt\">Big <em>"
                                + "words</em></blockquote>"))
                .isEqualTo("<figure class=\"code\"><pre><code class=\"language-js\">x</code></pre><figcaption>Cap"
                        + "</figcaption></figure><blockquote class=\"pullquote\"><p>Big <em>words</em></p>"
                        + "</blockquote>");
    }

    @Test
    void an_embed_card_keeps_its_caption_and_an_image_card_stays() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-embed-card kg-card-hascaption\">"
                        + "<iframe width=\"200\" height=\"113\" src=\"https://www.youtube.com/embed/a\" title=\"T\">"
                        + "</iframe><figcaption>C</figcaption></figure><figure class=\"kg-card kg-image-card\">"
                        + "<a href=\"https://x.org\">"
                        + "<img src=\"https://x.org/1.jpg\" class=\"kg-image\" alt=\"\" loading=\"lazy\"></a>"
                        + "<figcaption>c</figcaption></figure>"))
                .isEqualTo("<figure class=\"embed\" data-width=\"200\" data-height=\"113\">"
                        + "<a href=\"https://www.youtube.com/embed/a\">T</a><figcaption>C</figcaption></figure>"
                        + "<figure class=\"kg-card kg-image-card\"><a href=\"https://x.org\">"
                        + "<img src=\"https://x.org/1.jpg\" class=\"kg-image\" alt=\"\" loading=\"lazy\"></a>"
                        + "<figcaption>c</figcaption></figure>");
    }

    @Test
    void a_collection_is_a_link_block_for_each_post() {
        assertThat(
                        Rewritten.html(
                                "<div class=\"kg-card kg-collection-card\"><h4 class=\"kg-collection-card-title\">More"
                                        + "</h4><div class=\"kg-collection-card-feed\">"
                                        + "<a href=\"https://x.org/1\" class=\"kg-collection-card-post-wrapper\">"
                                        + "<div class=\"kg-collection-card-post\"><div class=\"kg-collection-card-img\">"
                                        + "<img src=\"https://x.org/1.jpg\" alt=\"T\"></div>"
                                        + "<div class=\"kg-collection-card-content\"><h2 class=\"kg-collection-card-post-title\">T"
                                        + "</h2><p class=\"kg-collection-card-post-excerpt\">E</p>"
                                        + "<p class=\"kg-collection-card-post-meta\">Jane · 2 min</p></div></div></a></div></div>"))
                .isEqualTo("<h4 class=\"kg-collection-card-title\">More</h4>"
                        + "<aside class=\"link\" data-publisher=\"Jane · 2 min\" data-thumbnail=\"https://x.org/1.jpg\">"
                        + "<a href=\"https://x.org/1\">T</a><p>E</p></aside>");
    }

    @Test
    void a_callout_of_several_blocks_keeps_them() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-callout-card kg-callout-card-red\">"
                        + "<div class=\"kg-callout-text\"><p>One.</p><ul><li>Two</li></ul></div></div>"))
                .isEqualTo("<aside class=\"callout\"><p>One.</p><ul><li>Two</li></ul></aside>");
    }

    @Test
    void a_bookmark_of_the_first_renderer_has_its_link_inside() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-bookmark-card\"><div class=\"kg-bookmark-container\">"
                        + "<a href=\"https://x.org/a\"><div class=\"kg-bookmark-content\">"
                        + "<div class=\"kg-bookmark-title\">T</div><div class=\"kg-bookmark-metadata\">"
                        + "<span class=\"kg-bookmark-url\">x.org</span></div></div></a></div></figure>"))
                .isEqualTo("<aside class=\"link\" data-publisher=\"x.org\"><a href=\"https://x.org/a\">T</a></aside>");
    }

    @Test
    void the_caption_of_a_bookmark_is_a_paragraph() {
        Rewritten rewritten = Rewritten.of("<figure class=\"kg-card kg-bookmark-card kg-card-hascaption\">"
                + "<a class=\"kg-bookmark-container\" href=\"https://x.org/a\">"
                + "<div class=\"kg-bookmark-title\">T</div></a><figcaption>By <em>Ann</em></figcaption>"
                + "</figure>");

        assertThat(rewritten.html())
                .isEqualTo("<aside class=\"link\"><a href=\"https://x.org/a\">T</a></aside><p>By <em>Ann</em></p>");
        assertThat(rewritten.said())
                .containsExactly("Turned the caption of the bookmark “T” into a paragraph after it");
    }

    @Test
    void a_bookmark_without_a_title_is_named_by_its_address() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-bookmark-card\">"
                        + "<a class=\"kg-bookmark-container\" href=\"https://x.org/a\">"
                        + "<div class=\"kg-bookmark-title\"></div></a></figure>"))
                .isEqualTo("<aside class=\"link\"><a href=\"https://x.org/a\">https://x.org/a</a></aside>");
    }

    @Test
    void an_audio_card_with_a_thumbnail_has_it_as_poster() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-audio-card\">"
                        + "<img src=\"https://x.org/t.jpg\" alt=\"audio-thumbnail\" class=\"kg-audio-thumbnail\">"
                        + "<div class=\"kg-audio-thumbnail placeholder kg-audio-hide\"></div>"
                        + "<div class=\"kg-audio-player-container\"><audio src=\"https://x.org/a.mp3\"></audio>"
                        + "<div class=\"kg-audio-title\">Song</div></div></div>"))
                .isEqualTo("<figure class=\"audio\">"
                        + "<audio src=\"https://x.org/a.mp3\" title=\"Song\" data-poster=\"https://x.org/t.jpg\">"
                        + "</audio></figure>");
    }

    @Test
    void a_file_card_without_a_title_has_the_name_of_the_file() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-file-card\">"
                        + "<a class=\"kg-file-card-container\" href=\"https://x.org/f.zip\">"
                        + "<div class=\"kg-file-card-contents\"><div class=\"kg-file-card-title\"></div>"
                        + "<div class=\"kg-file-card-metadata\"><div class=\"kg-file-card-filename\">all.zip</div>"
                        + "<div class=\"kg-file-card-filesize\">512 KB</div></div></div></a></div>"))
                .isEqualTo("<figure class=\"file\">"
                        + "<a href=\"https://x.org/f.zip\" download=\"\" type=\"application/zip\" data-size=\"524288\">"
                        + "all.zip</a></figure>");
    }

    @Test
    void a_header_of_the_first_version_has_its_picture_in_its_style() {
        assertThat(Rewritten.html(
                        "<div class=\"kg-card kg-header-card kg-size-small kg-style-image\" style=\"background-image:"
                                + " url(https://x.org/b.jpg)\" data-kg-background-image=\"https://x.org/b.jpg\">"
                                + "<h2 class=\"kg-header-card-header\" id=\"hi\">Hi</h2>"
                                + "<h3 class=\"kg-header-card-subheader\" id=\"s\">Sub</h3></div>"))
                .isEqualTo("<figure><img src=\"https://x.org/b.jpg\" alt=\"\"></figure>"
                        + "<h2 class=\"kg-header-card-header\" id=\"hi\">Hi</h2><p id=\"s\">Sub</p>");
    }

    @Test
    void a_product_without_a_button_is_a_callout() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-product-card\"><div class=\"kg-product-card-container\">"
                        + "<h4 class=\"kg-product-card-title\">Mug</h4><div class=\"kg-product-card-description\">"
                        + "<p>See <a href=\"https://x.org/m\">it</a>.</p></div></div></div>"))
                .isEqualTo("<aside class=\"callout\"><h4 class=\"kg-product-card-title\">Mug</h4><p>See "
                        + "<a href=\"https://x.org/m\">it</a>.</p></aside>");
    }

    @Test
    void an_email_call_to_action_keeps_its_text_and_makes_its_button_a_link() {
        assertThat(Rewritten.html("<div class=\"kg-card kg-email-cta-card\"><p>Dear reader</p>"
                        + "<div class=\"btn btn-accent\"><a href=\"https://x.org/j\">Join</a></div></div>"))
                .isEqualTo("<p>Dear reader</p><div class=\"btn btn-accent\"><aside class=\"link\">"
                        + "<a href=\"https://x.org/j\">Join</a></aside></div>");
    }

    @Test
    void a_loop_video_without_thumbnail_keeps_its_own_poster() {
        assertThat(Rewritten.html("<figure class=\"kg-card kg-video-card\"><div class=\"kg-video-container\">"
                        + "<video src=\"https://x.org/v.mp4\" poster=\"https://x.org/p.jpg\" loop autoplay muted>"
                        + "</video></div></figure>"))
                .isEqualTo("<figure class=\"video\">"
                        + "<video src=\"https://x.org/v.mp4\" poster=\"https://x.org/p.jpg\"></video></figure>");
    }
}
