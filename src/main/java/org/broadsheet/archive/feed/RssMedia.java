package org.broadsheet.archive.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.broadsheet.archive.Fitting;
import org.broadsheet.request.WarningCode;

/** The picture and the recording of an item: Media RSS, enclosures, iTunes. */
final class RssMedia {

    private final FeedElement item;
    private final FeedEntry entry;
    private int widest = -1;

    private RssMedia(FeedElement item, FeedEntry entry) {
        this.item = item;
        this.entry = entry;
    }

    static void read(FeedElement item, FeedEntry entry) {
        new RssMedia(item, entry).read();
    }

    private void read() {
        List<FeedElement> groups = item.children("media:group");
        for (FeedElement group : groups) {
            group.children("media:content").forEach(content -> content(content, group));
        }
        item.children("media:content").forEach(content -> content(content, item));
        item.children("enclosure")
                .forEach(enclosure -> enclosure(enclosure.attribute("url"), enclosure.attribute("type")));
        if (entry.image == null) {
            Stream.concat(Stream.of(item), Stream.concat(groups.stream(), item.children("media:content").stream()))
                    .flatMap(holder -> holder.children("media:thumbnail").stream())
                    .forEach(thumbnail -> picture(thumbnail, item));
        }
        if (entry.image == null) {
            item.children("itunes:image").forEach(image -> entry.image = image.attribute("href"));
        }
        if (entry.image == null) {
            item.children("image")
                    .forEach(image -> entry.image = image.textOf("url").orElse(image.attribute("href")));
        }
    }

    private void content(FeedElement content, FeedElement around) {
        String url = content.attribute("url");
        String type = content.attribute("type");
        String medium = content.attribute("medium");
        if (url == null) {
            return;
        }
        if (isPicture(url, type, medium)) {
            picture(content, around);
        } else if ("video".equals(medium) || "audio".equals(medium) || isRecording(type)) {
            enclosure(url, type == null ? medium + "/" : type);
        } else {
            entry.lost(WarningCode.EMBED_REMOVED, "Left out the medium “" + Fitting.shortened(url) + "”");
        }
    }

    private static boolean isPicture(String url, String type, String medium) {
        if (type != null || medium != null) {
            return "image".equals(medium) || type != null && type.startsWith("image/");
        }
        return url.toLowerCase(Locale.ROOT).matches("[^?#]*\\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?");
    }

    private static boolean isRecording(String type) {
        return type != null && (type.startsWith("audio/") || type.startsWith("video/"));
    }

    /** The widest picture is taken; WordPress puts the authors' portraits among them. */
    private void picture(FeedElement content, FeedElement around) {
        String url = content.attribute("url");
        if (url == null || url.contains("gravatar.com/")) {
            return;
        }
        int width = width(content);
        if (entry.image != null && width <= widest) {
            return;
        }
        entry.image = url;
        widest = width;
        List<FeedElement> holders = new ArrayList<>(List.of(content));
        if (!around.name().equals("item")) {
            holders.add(around);
        }
        holders.add(item);
        entry.imageCredit = first(holders, "media:credit");
        String description = first(holders, "media:description");
        String title = first(List.of(content), "media:title");
        entry.imageCaption = description;
        entry.imageAlt = title != null && !title.equals(description) ? Fitting.plain(title) : null;
    }

    private static String first(List<FeedElement> holders, String name) {
        return holders.stream()
                .flatMap(holder -> holder.textOf(name).stream())
                .findFirst()
                .orElse(null);
    }

    private static int width(FeedElement content) {
        String width = content.attribute("width");
        return width != null && width.matches("\\d{1,6}") ? Integer.parseInt(width) : 0;
    }

    private void enclosure(String url, String type) {
        if (url == null) {
            return;
        }
        if (isPicture(url, type, null)) {
            entry.image = entry.image == null ? url : entry.image;
        } else if (isRecording(type) && entry.mediaUrl == null) {
            entry.mediaUrl = url.strip();
            entry.mediaType = type;
        } else if (!url.strip().equals(entry.mediaUrl)) {
            entry.lost(WarningCode.EMBED_REMOVED, "Left out the enclosure “" + Fitting.shortened(url) + "”");
        }
    }
}
