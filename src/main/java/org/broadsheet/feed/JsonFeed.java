package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** JSON Feed 1.1 (jsonfeed.org). */
@ApplicationScoped
class JsonFeed implements Feed {

    private final ObjectMapper json;

    JsonFeed(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String suffix() {
        return "jsonfeed";
    }

    @Override
    public String mediaType() {
        return "application/feed+json";
    }

    @Override
    public boolean carriesBodies() {
        return true;
    }

    @Override
    public byte[] write(FeedPage page) {
        JsonObject feed = new JsonObject()
                .with("version", "https://jsonfeed.org/version/1.1")
                .with("title", page.title())
                .with("home_page_url", page.home())
                .with("feed_url", page.self())
                .with("description", page.description())
                .with("next_url", page.next())
                .with("icon", page.logo().orElse(null))
                .with("language", page.language().orElse(null))
                .with(
                        "hubs",
                        page.hub()
                                .map(hub -> List.of(
                                        new JsonObject().with("type", "WebSub").with("url", hub)))
                                .orElse(null));
        // Feed readers expect items even if there are none.
        feed.put("items", page.entries().stream().map(JsonFeed::item).toList());
        try {
            return json.writeValueAsBytes(feed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject item(FeedEntry entry) {
        return new JsonObject()
                .with("id", entry.id().toString())
                .with("url", entry.url())
                .with("title", entry.title())
                .with("content_html", entry.html())
                // One of the two must be there.
                .with("content_text", entry.html() == null ? entry.summary() == null ? "" : entry.summary() : null)
                .with("summary", entry.summary())
                .with("image", entry.image() == null ? null : entry.image().url())
                .with("date_published", entry.publishedAt())
                .with("date_modified", entry.updatedAt())
                .with(
                        "authors",
                        entry.authors().stream()
                                .map(author -> new JsonObject()
                                        .with("name", author.name())
                                        .with("url", author.url())
                                        .with("avatar", author.avatar()))
                                .toList())
                .with(
                        "tags",
                        entry.labels().stream()
                                .map(FeedEntry.Label::name)
                                .distinct()
                                .toList())
                .with(
                        "attachments",
                        entry.enclosure()
                                .map(media -> List.of(new JsonObject()
                                        .with("url", media.url())
                                        .with("mime_type", media.type())
                                        .with("title", media.title())))
                                .orElse(null))
                .with("language", entry.language());
    }
}
