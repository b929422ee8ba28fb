package org.broadsheet.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedHabitsTest {

    private static String embed(String url) {
        return embed(url, url);
    }

    private static String embed(String url, String title) {
        return "<figure class=\"embed\"><a href=\"%s\">%s</a></figure>".formatted(url, title);
    }

    private static void assertUnchanged(String html) {
        assertThat(Rewritten.html(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=abc123",
                "https://youtu.be/abc123?t=5",
                "https://www.youtube.com/shorts/abc123",
                "https://vimeo.com/12345",
                "https://x.com/jane/status/9",
                "https://mobile.twitter.com/jane/status/9",
                "https://www.instagram.com/reel/abc/",
                "https://www.tiktok.com/@jane/video/9",
                "https://open.spotify.com/episode/abc",
                "https://soundcloud.com/jane/song",
                "https://bsky.app/profile/jane.example/post/3k",
                "https://www.dailymotion.com/video/x1",
                "https://www.ted.com/talks/jane_talk",
                "https://journa.host/@jane/109876543210987654",
                "https://www.facebook.com/jane/posts/9"
            })
    void an_address_alone_in_a_paragraph_is_an_embed_of_its_provider(String url) {
        assertThat(Rewritten.html("<p>" + url + "</p>")).isEqualTo(embed(url));
        assertThat(Rewritten.html("<p> <strong>" + url + "</strong>&nbsp;</p>")).isEqualTo(embed(url));
        assertThat(Rewritten.html("<p><a href=\"" + url + "\">" + url.substring(8) + "</a></p>"))
                .isEqualTo(embed(url));
        assertThat(Rewritten.html("One.\n\n" + url + "\n\nTwo."))
                .contains(embed(url))
                .containsOnlyOnce("One.")
                .containsOnlyOnce("Two.");
    }

    @Test
    void an_address_on_a_line_of_a_paragraph_divides_it() {
        assertThat(Rewritten.html("<p id=\"a\">Look:<br>https://vimeo.com/12345<br>Nice.</p>"))
                .isEqualTo("<p id=\"a\">Look:</p>" + embed("https://vimeo.com/12345") + "<p>Nice.</p>");
    }

    @Test
    void an_address_of_no_known_provider_is_a_link() {
        assertThat(Rewritten.html("<p>https://x.example/a?b</p>"))
                .isEqualTo("<p><a href=\"https://x.example/a?b\">https://x.example/a?b</a></p>");
        assertThat(Rewritten.html("<p>https://www.youtube.com/@jane</p>"))
                .isEqualTo("<p><a href=\"https://www.youtube.com/@jane\">https://www.youtube.com/@jane</a></p>");
    }

    @Test
    void an_address_of_a_sound_or_a_film_is_a_player() {
        assertThat(Rewritten.html("<p>https://x.example/a.mp3?x</p><p>https://x.example/a.mp4</p>"))
                .isEqualTo("<figure class=\"audio\"><audio src=\"https://x.example/a.mp3?x\"></audio></figure>"
                        + "<figure class=\"video\"><video src=\"https://x.example/a.mp4\"></video></figure>");
    }

    @Test
    void an_address_among_words_and_a_link_with_other_words_stay() {
        assertUnchanged("<p>See https://youtu.be/abc for more</p>");
        assertUnchanged("<p><a href=\"https://youtu.be/abc\">Watch it</a></p>");
        assertUnchanged("<figure class=\"embed\"><a href=\"https://youtu.be/x\">https://youtu.be/x</a></figure>");
        assertUnchanged("<pre><code>https://youtu.be/abc</code></pre>");
    }

    @Test
    void a_figure_of_a_block_editor_with_an_address_is_an_embed_with_its_caption_as_title() {
        assertThat(Rewritten.html("<figure class=\"wp-block-embed is-provider-youtube\">"
                        + "<div class=\"wp-block-embed__wrapper\">\nhttps://youtu.be/abc\n</div>"
                        + "<figcaption>Watch</figcaption></figure>"))
                .isEqualTo(embed("https://youtu.be/abc", "Watch"));
        assertThat(Rewritten.html("<figure class=\"media\"><oembed url=\"https://youtu.be/abc\"></oembed></figure>"))
                .isEqualTo(embed("https://youtu.be/abc"));
    }

    @Test
    void a_figure_with_a_frame_keeps_title_caption_size_and_ratio() {
        assertThat(Rewritten.html("<figure class=\"wp-block-embed wp-embed-aspect-4-3\">"
                        + "<div class=\"wp-block-embed__wrapper\"><iframe title=\"Film\" width=\"500\" height=\"375\""
                        + " src=\"https://www.youtube.com/embed/abc\"></iframe></div>"
                        + "<figcaption>By <em>Ann</em></figcaption></figure>"))
                .isEqualTo("<figure class=\"embed\" data-width=\"500\" data-height=\"375\" data-ratio=\"4:3\">"
                        + "<a href=\"https://www.youtube.com/embed/abc\">Film</a>"
                        + "<figcaption>By <em>Ann</em></figcaption></figure>");
    }

    @ParameterizedTest
    @CsvSource({
        "padding-bottom:56.25%, 16:9",
        "'padding:75% 0 0 0', 4:3",
        "padding-top: 100%, 1:1",
        "padding-bottom: calc(177.78% + 10px), 9:16",
        "padding-bottom: 62.5%, 8:5",
        "aspect-ratio: 3 / 2, 3:2"
    })
    void padding_around_a_frame_is_its_ratio(String style, String ratio) {
        assertThat(Rewritten.html("<div style=\"position:relative;" + style + "\">"
                        + "<iframe src=\"https://x.example/e\" width=\"100%\"></iframe></div>"))
                .isEqualTo("<figure class=\"embed\" data-ratio=\"" + ratio + "\">"
                        + "<a href=\"https://x.example/e\">https://x.example/e</a></figure>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-src", "data-lazy-src", "data-litespeed-src", "data-cookieblock-src"})
    void a_lazy_frame_has_its_address_once(String attribute) {
        assertThat(Rewritten.html("<iframe src=\"about:blank\" " + attribute + "=\"https://x.example/e\"></iframe>"
                        + "<noscript><iframe src=\"https://x.example/e\"></iframe></noscript>"))
                .startsWith("<iframe src=\"https://x.example/e\"")
                .doesNotContain("noscript");
        assertThat(Rewritten.html("<noscript><iframe src=\"https://x.example/e\"></iframe></noscript>"))
                .isEqualTo("<iframe src=\"https://x.example/e\"></iframe>");
    }

    @Test
    void a_post_is_an_embed_with_and_without_its_text() {
        assertThat(Rewritten.html("<blockquote class=\"twitter-tweet\"><a href=\"https://x.com/jane/status/9\"></a>"
                        + "</blockquote> <script async src=\"https://platform.twitter.com/widgets.js\"></script>"))
                .isEqualTo(embed("https://x.com/jane/status/9") + " ");
        assertThat(Rewritten.html(
                        "<blockquote class=\"twitter-tweet\"><p>Hello <a href=\"https://t.co/x\">t.co/x</a></p>"
                                + "&mdash; Jane <a href=\"https://twitter.com/jane/status/9\">May 1</a></blockquote>"))
                .isEqualTo("<figure class=\"embed\"><a href=\"https://twitter.com/jane/status/9\">"
                        + "https://twitter.com/jane/status/9</a>"
                        + "<blockquote>Hello t.co/x<br>— Jane May 1</blockquote></figure>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<blockquote class=\"instagram-media\" data-instgrm-permalink=\"https://www.instagram.com/p/a/\"></blockquote> | https://www.instagram.com/p/a/",
                "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@j/video/1\"></blockquote> | https://www.tiktok.com/@j/video/1",
                "<div class=\"fb-video\" data-href=\"https://www.facebook.com/j/videos/1\"></div> | https://www.facebook.com/j/videos/1",
                "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://did:plc:a/app.bsky.feed.post/3k\"></blockquote> | https://bsky.app/profile/did:plc:a/post/3k",
                "<blockquote class=\"mastodon-embed\" data-embed-url=\"https://m.example/@j/1/embed\"></blockquote> | https://m.example/@j/1",
                "<blockquote class=\"text-post-media\" data-text-post-permalink=\"https://www.threads.net/@j/post/1\"></blockquote> | https://www.threads.net/@j/post/1",
                "<blockquote class=\"imgur-embed-pub\" data-id=\"a/abc\"></blockquote> | https://imgur.com/a/abc",
                "<a data-pin-do=\"embedPin\" href=\"https://www.pinterest.com/pin/1/\"></a> | https://www.pinterest.com/pin/1/",
                "<lite-youtube videoid=\"abc\"></lite-youtube> | https://www.youtube.com/watch?v=abc",
                "<youtube-video src=\"https://youtu.be/abc\"></youtube-video> | https://youtu.be/abc",
                "<amp-youtube data-videoid=\"abc\"></amp-youtube> | https://www.youtube.com/watch?v=abc",
                "<amp-twitter data-tweetid=\"9\"></amp-twitter> | https://x.com/i/status/9",
                "<amp-instagram data-shortcode=\"a\"></amp-instagram> | https://www.instagram.com/p/a/",
                "<amp-facebook data-href=\"https://www.facebook.com/j/posts/1\"></amp-facebook> | https://www.facebook.com/j/posts/1",
                "<amp-vimeo data-videoid=\"1\"></amp-vimeo> | https://vimeo.com/1",
                "<amp-soundcloud data-trackid=\"1\"></amp-soundcloud> | https://api.soundcloud.com/tracks/1",
                "<amp-iframe src=\"https://x.example/e\"></amp-iframe> | https://x.example/e",
                "<div class=\"wistia_embed wistia_async_abc x=1\">&nbsp;</div> | https://fast.wistia.net/embed/iframe/abc",
                "<video-js data-account=\"1\" data-video-id=\"9\"></video-js> | https://players.brightcove.net/1/default_default/index.html?videoId=9",
                "<div class=\"infogram-embed\" data-id=\"a-b\"></div> | https://infogram.com/a-b",
                "<div data-tf-live=\"01A\"></div> | https://form.typeform.com/to/01A",
                "<div class=\"playbuzz\" data-id=\"a-b\"></div> | https://www.playbuzz.com/item/a-b",
                "<div class=\"apester-media\" data-media-id=\"a\"></div> | https://renderer.apester.com/v2/a",
                "<p data-pym-src=\"https://x.example/e\"></p> | https://x.example/e",
                "<div data-configid=\"1/2\" class=\"issuuembed\"></div> | https://e.issuu.com/embed.html#1/2",
                "<script src=\"https://gist.github.com/jane/abc123.js\"></script> | https://gist.github.com/jane/abc123",
                "<script src=\"https://cdn.jwplayer.com/players/a-b.js\"></script> | https://cdn.jwplayer.com/players/a-b.html",
                "<script src=\"https://app.everviz.com/inject/a/\"></script> | https://app.everviz.com/embed/a",
                "<script src=\"https://telegram.org/js/telegram-widget.js?2\" data-telegram-post=\"j/1\"></script> | https://t.me/j/1",
                "<div id=\"buzzsprout-player-1\"></div><script src=\"https://www.buzzsprout.com/1/2-a.js?x\"></script> | https://www.buzzsprout.com/1/2-a",
                "<script>new Twitch.Embed(\"t\", {channel: \"jane\"});</script> | https://www.twitch.tv/jane",
                "<script>DV.load(\"//www.documentcloud.org/documents/1-a.js\", {});</script> | https://www.documentcloud.org/documents/1-a.html"
            })
    void the_markup_of_providers_is_an_embed(String source, String url) {
        assertThat(Rewritten.html(source)).isEqualTo(embed(url));
    }

    @Test
    void a_script_chart_has_its_picture_as_thumbnail() {
        assertThat(Rewritten.html(
                        "<div id=\"datawrapper-vis-1\"><script src=\"https://datawrapper.dwcdn.net/Ab1/embed.js\">"
                                + "</script><noscript><img src=\"https://datawrapper.dwcdn.net/Ab1/full.png\" alt=\"Votes\"></noscript>"
                                + "</div>"))
                .isEqualTo("<figure class=\"embed\" data-thumbnail=\"https://datawrapper.dwcdn.net/Ab1/full.png\">"
                        + "<a href=\"https://datawrapper.dwcdn.net/Ab1/\">Votes</a></figure>");
        assertThat(Rewritten.html("<div class=\"flourish-embed\" data-src=\"story/12\"><script"
                        + " src=\"https://public.flourish.studio/resources/embed.js\"></script><noscript>"
                        + "<img src=\"https://public.flourish.studio/story/12/thumbnail\"></noscript></div>"))
                .isEqualTo("<figure class=\"embed\""
                        + " data-thumbnail=\"https://public.flourish.studio/story/12/thumbnail\">"
                        + "<a href=\"https://public.flourish.studio/story/12/\">"
                        + "https://public.flourish.studio/story/12/</a></figure>");
    }

    @Test
    void a_helper_script_goes_with_its_embed_and_no_other_script_does() {
        String frame = "<iframe src=\"https://datawrapper.dwcdn.net/x/1/\"></iframe>";
        assertThat(Rewritten.html(frame + "<script>a[\"datawrapper-height\"]</script>"))
                .isEqualTo(frame);
        assertUnchanged("<p>a</p><script src=\"https://platform.twitter.com/widgets.js\"></script>");
        assertUnchanged("<p>a</p><script src=\"https://x.example/x.js\"></script>");
    }

    @Test
    void a_flash_player_is_what_it_played() {
        assertThat(Rewritten.html("<object width=\"425\" height=\"344\"><param name=\"movie\""
                        + " value=\"http://www.youtube.com/v/abcdefg&hl=en\"><embed"
                        + " src=\"http://www.youtube.com/v/abcdefg&hl=en\"></object>"))
                .isEqualTo("<figure class=\"embed\" data-width=\"425\" data-height=\"344\">"
                        + "<a href=\"https://www.youtube.com/watch?v=abcdefg\">"
                        + "https://www.youtube.com/watch?v=abcdefg</a></figure>");
        assertThat(Rewritten.html("<embed src=\"https://www.youtube.com/v/abcdefg\">"))
                .isEqualTo(embed("https://www.youtube.com/watch?v=abcdefg"));
    }

    @Test
    void a_document_in_the_page_is_a_file() {
        assertThat(Rewritten.html("<p><object data=\"https://x.org/x.pdf\" type=\"application/pdf\">"
                        + "<a href=\"https://x.org/x.pdf\">The report</a></object></p>"))
                .isEqualTo("<figure class=\"file\"><a href=\"https://x.org/x.pdf\" download=\"\""
                        + " type=\"application/pdf\">The report</a></figure>");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube-nocookie.com/embed/a, youtube",
        "https://player.vimeo.com/video/1, vimeo",
        "https://fb.watch/a, facebook",
        "https://www.google.com/maps/embed?pb=1, google-maps",
        "https://www.google.com/search, google.com",
        "https://user@X.com:443/a, x",
        "https://www.x.example/a, x.example"
    })
    void a_provider_is_known_by_its_host(String url, String provider) {
        assertThat(EmbedProviders.of(url)).isEqualTo(provider);
    }
}
