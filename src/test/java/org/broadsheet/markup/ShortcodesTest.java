package org.broadsheet.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortcodesTest {

    @Test
    void a_caption_of_a_picture() {
        assertThat(Rewritten.html(
                        "<p>[caption id=\"a\" align=\"alignnone\" width=\"300\"]<img src=\"https://x.org/1.jpg\">"
                                + " The <em>pier</em>[/caption]</p>"))
                .isEqualTo("<figure><img src=\"https://x.org/1.jpg\"><figcaption>The <em>pier</em></figcaption>"
                        + "</figure>");
    }

    @Test
    void a_caption_without_a_paragraph() {
        assertThat(Rewritten.html("[caption id=\"a\"]<img src=\"https://x.org/1.jpg\"> The pier[/caption]"))
                .isEqualTo("<figure><img src=\"https://x.org/1.jpg\"><figcaption>The pier</figcaption></figure>");
    }

    @Test
    void a_caption_of_a_linked_picture_in_two_paragraphs() {
        assertThat(Rewritten.html(
                        "<p>[caption width=\"300\"]<a href=\"https://x.org/l\"><img src=\"https://x.org/1.jpg\">"
                                + "</a></p><p>The pier[/caption]</p><p>After</p>"))
                .isEqualTo("<figure><a href=\"https://x.org/l\"><img src=\"https://x.org/1.jpg\"></a><figcaption>"
                        + "The pier</figcaption></figure><p>After</p>");
    }

    @Test
    void a_caption_as_attribute_with_curly_quotes() {
        assertThat(Rewritten.html(
                        "<p>[caption caption=“The pier” width=″300″]<img src=\"https://x.org/1.jpg\">[/caption]"
                                + "</p>"))
                .isEqualTo("<figure><img src=\"https://x.org/1.jpg\"><figcaption>The pier</figcaption></figure>");
    }

    @Test
    void a_caption_among_words() {
        assertThat(Rewritten.html("<p>Before [caption]<img src=\"https://x.org/1.jpg\">The pier[/caption] after</p>"))
                .isEqualTo("<p>Before <figure><img src=\"https://x.org/1.jpg\"><figcaption>The pier</figcaption>"
                        + "</figure> after</p>");
    }

    @Test
    void what_only_changes_how_text_looks_is_its_text() {
        Rewritten rewritten = Rewritten.of("<p>[dropcap]M[/dropcap]ysterium [lead] ends</p>");

        assertThat(rewritten.html()).isEqualTo("<p>Mysterium [lead] ends</p>");
    }

    @Test
    void a_gallery_of_ids_is_said() {
        Rewritten rewritten = Rewritten.of("<p>a</p><p>[gallery ids=\"1,2\" columns=\"3\"]</p><p>b</p>");

        assertThat(rewritten.html()).isEqualTo("<p>a</p><p>b</p>");
        assertThat(rewritten.said())
                .containsExactly(
                        "Removed the gallery [gallery ids=\"1,2\" columns=\"3\"], whose pictures are not in the body");
    }

    @Test
    void a_gallery_around_pictures() {
        assertThat(Rewritten.html(
                        "[gallery]<img src=\"https://x.org/1.jpg\"><img src=\"https://x.org/2.jpg\">[/gallery]"))
                .isEqualTo("<figure class=\"gallery\"><img src=\"https://x.org/1.jpg\">"
                        + "<img src=\"https://x.org/2.jpg\"></figure>");
    }

    @Test
    void an_embed_of_a_known_provider() {
        assertThat(Rewritten.html("<p>[embed]https://www.youtube.com/watch?v=abc[/embed]</p>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">"
                        + "https://www.youtube.com/watch?v=abc</a></figure>");
    }

    @Test
    void an_embed_with_its_size_and_a_linked_address() {
        assertThat(Rewritten.html("<p>[embed width=\"640\" height=\"360\"]<a href=\"https://vimeo.com/1\">"
                        + "https://vimeo.com/1</a>[/embed]</p>"))
                .isEqualTo("<figure class=\"embed\" data-width=\"640\" data-height=\"360\">"
                        + "<a href=\"https://vimeo.com/1\">https://vimeo.com/1</a></figure>");
    }

    @Test
    void an_embed_of_any_host() {
        assertThat(Rewritten.html("<p>[embed]https://x.example/v[/embed]</p>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://x.example/v\">https://x.example/v</a></figure>");
    }

    @Test
    void audio_of_every_form() {
        assertThat(Rewritten.html("<p>[audio src=\"https://x.org/a.mp3\"]</p><p>"
                        + "[audio mp3=\"https://x.org/a.mp3\" ogg=\"https://x.org/a.ogg\"][/audio]</p><p>"
                        + "[audio https://x.org/b.mp3]</p>"))
                .isEqualTo("<figure class=\"audio\"><audio src=\"https://x.org/a.mp3\"></audio></figure>"
                        + "<figure class=\"audio\"><audio><source src=\"https://x.org/a.mp3\">"
                        + "<source src=\"https://x.org/a.ogg\"></audio></figure><figure class=\"audio\">"
                        + "<audio src=\"https://x.org/b.mp3\"></audio></figure>");
    }

    @Test
    void video_with_poster_and_size() {
        assertThat(Rewritten.html("<p>"
                        + "[video width=\"640\" height=\"360\" mp4=\"https://x.org/v.mp4\""
                        + " poster=\"https://x.org/p.jpg\"][/video]</p>"))
                .isEqualTo("<figure class=\"video\">"
                        + "<video src=\"https://x.org/v.mp4\" poster=\"https://x.org/p.jpg\" width=\"640\" height=\"360\">"
                        + "</video></figure>");
    }

    @Test
    void a_video_of_a_provider() {
        assertThat(Rewritten.html("<p>[video src=\"https://www.youtube.com/watch?v=abc\"]</p>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">"
                        + "https://www.youtube.com/watch?v=abc</a></figure>");
    }

    @Test
    void youtube_of_every_form() {
        assertThat(Rewritten.html("<p>[youtube=https://www.youtube.com/watch?v=abc&amp;w=320]</p><p>"
                        + "[youtube https://youtu.be/abc]</p><p>[youtube id=\"abc\" title=\"Film\"]</p><p>"
                        + "[youtube]abc[/youtube]</p><p>[youtube abc]</p><p>"
                        + "[embedyt]https://www.youtube.com/watch?v=abc[/embedyt]</p>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc&amp;w=320\">"
                        + "https://www.youtube.com/watch?v=abc&amp;w=320</a></figure><figure class=\"embed\">"
                        + "<a href=\"https://youtu.be/abc\">https://youtu.be/abc</a></figure>"
                        + "<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">Film</a>"
                        + "</figure><figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">"
                        + "https://www.youtube.com/watch?v=abc</a></figure><figure class=\"embed\">"
                        + "<a href=\"https://www.youtube.com/watch?v=abc\">https://www.youtube.com/watch?v=abc</a>"
                        + "</figure><figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">"
                        + "https://www.youtube.com/watch?v=abc</a></figure>");
    }

    @Test
    void other_providers() {
        assertThat(Rewritten.html(
                        "<p>[vimeo 123]</p><p>[tweet 9]</p><p>[tweet https://twitter.com/jane/status/9]</p><p>"
                                + "[soundcloud url=\"https://api.soundcloud.com/tracks/1\" params=\"a=b\" width=\"100%\""
                                + " height=\"166\" iframe=\"true\" /]</p><p>[instagram url=https://www.instagram.com/p/a/]"
                                + "</p><p>[polldaddy poll=123]</p><p>[wpvideo AbC123 w=400]</p><p>[gist id=\"abc123\"]</p>"
                                + "<p>[codepen_embed user=\"jane\" slug_hash=\"aB\"]See[/codepen_embed]</p>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://vimeo.com/123\">https://vimeo.com/123</a>"
                        + "</figure><figure class=\"embed\"><a href=\"https://x.com/i/status/9\">"
                        + "https://x.com/i/status/9</a></figure><figure class=\"embed\">"
                        + "<a href=\"https://twitter.com/jane/status/9\">https://twitter.com/jane/status/9</a>"
                        + "</figure><figure class=\"embed\" data-height=\"166\">"
                        + "<a href=\"https://api.soundcloud.com/tracks/1\">https://api.soundcloud.com/tracks/1</a>"
                        + "</figure><figure class=\"embed\"><a href=\"https://www.instagram.com/p/a/\">"
                        + "https://www.instagram.com/p/a/</a></figure><figure class=\"embed\">"
                        + "<a href=\"https://poll.fm/123\">https://poll.fm/123</a></figure>"
                        + "<figure class=\"embed\" data-width=\"400\"><a href=\"https://videopress.com/v/AbC123\">"
                        + "https://videopress.com/v/AbC123</a></figure><figure class=\"embed\">"
                        + "<a href=\"https://gist.github.com/abc123\">https://gist.github.com/abc123</a></figure>"
                        + "<figure class=\"embed\"><a href=\"https://codepen.io/jane/pen/aB\">See</a></figure>");
    }

    @Test
    void a_playlist_is_said() {
        Rewritten rewritten = Rewritten.of("<p>[playlist type=\"video\" ids=\"1,2\"]</p>");

        assertThat(rewritten.html()).isEqualTo("");
        assertThat(rewritten.said())
                .containsExactly(
                        "Removed the playlist [playlist type=\"video\" ids=\"1,2\"], whose tracks are not in the body");
    }

    @Test
    void an_unknown_shortcode_stays_and_is_named() {
        Rewritten rewritten =
                Rewritten.of("<p>[contact-form-7 id=\"1\" title=\"Form\"]</p><p>[su_box]Text[/su_box]</p>");

        assertThat(rewritten.html())
                .isEqualTo("<p>[contact-form-7 id=\"1\" title=\"Form\"]</p><p>[su_box]Text[/su_box]</p>");
        assertThat(rewritten.said())
                .containsExactly(
                        "The shortcode [contact-form-7 id=\"1\" title=\"Form\"] is not known here and stayed text",
                        "The shortcode [su_box] is not known here and stayed text");
    }

    @Test
    void brackets_of_editors_are_none() {
        String html = "<p>"
                + "He [sic] said [1] [Laughter] that [the mayor] [vice-president] left [see p. 5]. [citation"
                + " needed] [a] [...] [X]</p>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void a_shortcode_in_code_stays() {
        String html = "<pre><code>[gallery ids=\"1\"]</code></pre><p>Use <code>[audio src=\"x\"]</code></p>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void an_escaped_shortcode_stays() {
        String html = "<p>Write [[gallery ids=\"1\"]] here</p>";

        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @Test
    void a_file() {
        assertThat(Rewritten.html("<p>[pdf-embedder url=\"https://x.org/f.pdf\"]</p>"))
                .isEqualTo("<figure class=\"file\">"
                        + "<a href=\"https://x.org/f.pdf\" download=\"\" type=\"application/pdf\">f.pdf</a>"
                        + "</figure>");
    }

    @Test
    void a_caption_around_an_embed() {
        assertThat(Rewritten.html("<p>[caption][youtube id=\"abc\"] Watch it[/caption]</p>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">Watch it</a>"
                        + "</figure>");
    }

    @Test
    void a_pull_quote_and_a_button() {
        assertThat(Rewritten.html("<p>[pullquote author=\"Ann\"]Big words[/pullquote]</p><p>"
                        + "[button link=\"https://x.org/\"]Join[/button]</p>"))
                .isEqualTo("<blockquote class=\"pullquote\"><p>Big words</p><footer>Ann</footer></blockquote>"
                        + "<aside class=\"link\"><a href=\"https://x.org/\">Join</a></aside>");
    }

    @Test
    void two_captions_beside_each_other() {
        assertThat(Rewritten.html("<p>[caption]<img src=\"https://x.org/1.jpg\"> One[/caption][caption]"
                        + "<img src=\"https://x.org/2.jpg\"> Two[/caption]</p>"))
                .isEqualTo("<p><figure><img src=\"https://x.org/1.jpg\"><figcaption>One</figcaption></figure>"
                        + "<figure><img src=\"https://x.org/2.jpg\"><figcaption>Two</figcaption></figure></p>");
    }

    @Test
    void a_caption_without_its_end_is_named() {
        Rewritten rewritten = Rewritten.of("<p>[caption id=\"a\"]<img src=\"https://x.org/1.jpg\"> One</p>");

        assertThat(rewritten.html()).isEqualTo("<p>[caption id=\"a\"]<img src=\"https://x.org/1.jpg\"> One</p>");
        assertThat(rewritten.said()).containsExactly("The shortcode [caption id=\"a\"] is incomplete and stayed text");
    }

    @Test
    void a_caption_in_which_wordpress_left_breaks() {
        assertThat(Rewritten.html("<p>[caption id=\"attachment_1\" align=\"alignnone\"]<br>"
                        + "<img class=\"wp-image-1\" src=\"https://x.org/1.jpg\" alt=\"\"><br>The pier<br>"
                        + "[/caption]</p>"))
                .isEqualTo("<figure><img class=\"wp-image-1\" src=\"https://x.org/1.jpg\" alt=\"\"><figcaption>"
                        + "The pier</figcaption></figure>");
    }

    @Test
    void a_caption_around_blocks() {
        assertThat(Rewritten.html("<div>[caption id=\"x\"]</div><p><img src=\"https://x.org/1.jpg\"></p><p>The pier</p>"
                        + "<div>[/caption]</div>"))
                .isEqualTo("<div><figure><img src=\"https://x.org/1.jpg\"><figcaption>The pier</figcaption></figure>"
                        + "</div><div></div>");
    }
}
