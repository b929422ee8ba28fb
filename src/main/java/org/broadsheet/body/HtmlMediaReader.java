package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.PlainText;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/** Reads {@code <video>} and {@code <audio>}. */
final class HtmlMediaReader {

    private HtmlMediaReader() {}

    static void read(Element element, HtmlBlockReader blocks, LossCollector losses) {
        Block media = block(element, losses);
        if (media == null) {
            losses.add(
                    WarningCode.EMBED_REMOVED,
                    "Removed <" + element.normalName() + ">, which has no http or https URL");
        } else {
            blocks.add(media, element.normalName());
        }
    }

    /** The block; null if there is no address to play from. */
    private static Block block(Element element, LossCollector losses) {
        List<MediaSource> sources = new ArrayList<>();
        List<TextTrack> tracks = new ArrayList<>();
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            String url = UrlPolicy.image(child.attr("src"));
            switch (child.normalName()) {
                case "source" -> {
                    if (url != null) {
                        sources.add(new MediaSource(url, type(child.attr("type"))));
                    }
                }
                case "track" -> {
                    if (url != null) {
                        tracks.add(track(child, url));
                    }
                }
                default -> losses.ignore("fallback of <" + element.normalName() + ">");
            }
        }
        String url = UrlPolicy.image(element.attr("src"));
        String type = type(element.attr("data-type"));
        if (url == null && !sources.isEmpty()) {
            MediaSource first = sources.remove(0);
            url = first.url();
            type = first.mediaType();
        }
        if (url == null) {
            return null;
        }
        String title = PlainText.singleLine(element.attr("title"));
        String transcript = UrlPolicy.image(element.attr("data-transcript"));
        return element.normalName().equals("video")
                ? new Video(
                        null,
                        null,
                        url,
                        title,
                        type,
                        sources,
                        UrlPolicy.image(element.attr("poster")),
                        Pixels.parse(element.attr("width")),
                        Pixels.parse(element.attr("height")),
                        tracks,
                        transcript,
                        null)
                : new Audio(
                        null,
                        null,
                        url,
                        title,
                        type,
                        sources,
                        UrlPolicy.image(element.attr("data-poster")),
                        tracks,
                        transcript,
                        null);
    }

    private static TextTrack track(Element track, String url) {
        String kind = track.attr("kind");
        String language = PlainText.singleLine(track.attr("srclang"));
        return new TextTrack(
                url,
                kind.matches("captions|descriptions|chapters|metadata") ? kind : "subtitles",
                language,
                PlainText.singleLine(track.attr("label")));
    }

    private static String type(String attribute) {
        String type = attribute.replaceFirst("\\s*;.*", "").strip();
        return type.matches(MediaDraft.TYPE_PATTERN) ? type : null;
    }
}
