package org.broadsheet.archive.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.ShortTexts;
import org.broadsheet.archive.Xml;
import org.broadsheet.request.WarningCode;

/** The items of JSON Feed; one of them is in memory. */
final class JsonFeedItems extends ArchiveItems {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(2 * Xml.LONGEST_TEXT)
                    .build())
            .build());

    private static final Set<String> READ = Set.of(
            "id",
            "url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "author",
            "tags",
            "language",
            "attachments");

    private final Iterator<Archive.Entry> files;
    private JsonParser parser;
    private FeedFacts feed;
    private boolean inItems;
    private boolean hadItems;
    private boolean siteGiven;

    JsonFeedItems(List<Archive.Entry> files) {
        this.files = files.iterator();
    }

    @Override
    protected boolean advance() throws IOException {
        try {
            if (parser == null) {
                if (!files.hasNext()) {
                    return false;
                }
                parser = MAPPER.getFactory()
                        .createParser(new ShortTexts(files.next().text()));
                feed = new FeedFacts();
                inItems = false;
                hadItems = false;
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new ArchiveException("The file is no JSON Feed: that is an object with a field items");
                }
                return true;
            }
            JsonToken token = parser.nextToken();
            if (inItems) {
                item(token);
            } else if (token == JsonToken.FIELD_NAME) {
                field(parser.currentName());
            } else {
                if (!hadItems) {
                    throw new ArchiveException("The file is no JSON Feed: it has no list called items");
                }
                giveSite();
                closeFile();
            }
            return true;
        } catch (JsonProcessingException e) {
            throw new ArchiveException(
                    "The JSON cannot be read from line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + " on: "
                            + e.getOriginalMessage() + ". The file may be cut off",
                    e);
        } catch (CharacterCodingException e) {
            throw new ArchiveException("The file is not UTF-8, which JSON must be", e);
        }
    }

    private void item(JsonToken token) throws IOException {
        if (token == JsonToken.END_ARRAY) {
            inItems = false;
            return;
        }
        JsonNode item = MAPPER.readTree(parser);
        giveSite();
        if (item instanceof ObjectNode object && !ShortTexts.isCut(item)) {
            give(item(object));
        } else {
            give(new ArchiveItem.LeftOut(
                    "item before line " + parser.currentLocation().getLineNr(),
                    WarningCode.ITEM_LEFT_OUT,
                    item.isObject()
                            ? "The item has a text of more than " + Xml.LONGEST_TEXT
                                    + " characters; no article is so long"
                            : "The item is no object"));
        }
    }

    private void field(String name) throws IOException {
        JsonToken token = parser.nextToken();
        if (name.equals("items") && token == JsonToken.START_ARRAY) {
            inItems = true;
            hadItems = true;
            return;
        }
        JsonNode value = MAPPER.readTree(parser);
        switch (name) {
            case "home_page_url" -> feed.link = Fitting.text(value);
            case "feed_url" -> feed.base = Fitting.text(value);
            case "language" -> feed.language = Fitting.text(value);
            case "authors" -> value.forEach(author -> person(author, feed.people));
            case "author" -> {
                if (feed.people.isEmpty()) {
                    person(value, feed.people);
                }
            }
            case "next_url" -> {
                if (Fitting.text(value) != null) {
                    give(new ArchiveItem.LeftOut(
                            "the feed",
                            WarningCode.ITEM_LEFT_OUT,
                            "The feed continues at " + Fitting.shortened(value.asText())
                                    + "; only what is in this file comes along"));
                }
            }
            default -> {}
        }
    }

    private ArchiveItem item(ObjectNode item) {
        FeedEntry entry = new FeedEntry();
        entry.key = Fitting.text(item.get("id"));
        entry.title = escaped(Fitting.text(item.get("title")));
        String url = Fitting.text(item.get("url"));
        if (url != null) {
            entry.addresses.add(FeedFacts.resolve(feed.link, url));
        } else if (Fitting.isWeb(entry.key)) {
            entry.addresses.add(entry.key);
        }
        entry.base = entry.addresses.isEmpty() ? feed.link : null;
        entry.summary = escaped(Fitting.text(item.get("summary")));
        entry.content = Fitting.text(item.get("content_html"));
        if (entry.content == null || entry.content.isBlank()) {
            entry.content = Fitting.text(item.get("content_text"));
            entry.contentIsText = entry.content != null;
        }
        pictures(item, entry);
        entry.published = Fitting.text(item.get("date_published"));
        entry.updated = Fitting.text(item.get("date_modified"));
        entry.language = Fitting.text(item.get("language"));
        if (item.path("authors").isArray()) {
            item.get("authors").forEach(author -> person(author, entry.people));
        }
        if (entry.people.isEmpty()) {
            person(item.path("author"), entry.people);
        }
        tags(item, entry);
        attachments(item, entry);
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!READ.contains(field.getKey()) && !field.getValue().isNull()) {
                entry.others.put(field.getKey(), field.getValue());
            }
        }
        return entry.item(feed);
    }

    /** Titles and summaries are plain text here, even where they have angle brackets. */
    private static String escaped(String text) {
        return text == null ? null : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void pictures(ObjectNode item, FeedEntry entry) {
        String image = Fitting.text(item.get("image"));
        String banner = Fitting.text(item.get("banner_image"));
        entry.image = image != null && !image.isBlank() ? image : banner;
        if (banner != null && !banner.isBlank() && !banner.equals(entry.image)) {
            entry.others.put("banner_image", item.get("banner_image"));
        }
    }

    private static void person(JsonNode author, List<ArchivePerson> people) {
        String name = author.isTextual() ? author.asText() : Fitting.text(author.get("name"));
        if (name == null || name.isBlank()) {
            return;
        }
        ObjectNode fields = MAPPER.createObjectNode();
        String avatar = Fitting.text(author.get("avatar"));
        if (Fitting.isWeb(avatar)) {
            fields.putObject("avatar").put("url", avatar.strip());
        }
        String url = Fitting.text(author.get("url"));
        if (Fitting.isWeb(url)) {
            fields.putArray("links").addObject().put("kind", "site").put("url", url.strip());
        }
        people.add(new ArchivePerson(null, name.strip(), null, fields.isEmpty() ? null : fields));
    }

    /** JSON Feed has no categories: its first tag may become the section, as the mapping says. */
    private static void tags(ObjectNode item, FeedEntry entry) {
        List<String> names = new ArrayList<>();
        item.path("tags").forEach(tag -> names.add(tag.asText().strip()));
        names.stream().filter(name -> !name.isEmpty()).forEach(name -> entry.terms.add(ArchiveTerm.tag(null, name)));
    }

    private static void attachments(ObjectNode item, FeedEntry entry) {
        for (JsonNode attachment : item.path("attachments")) {
            String url = Fitting.text(attachment.get("url"));
            String type = Fitting.text(attachment.get("mime_type"));
            if (url == null) {
                continue;
            }
            if (type != null && type.startsWith("image/") && entry.image == null) {
                entry.image = url;
            } else if (type != null && type.matches("(?:audio|video)/.*") && entry.mediaUrl == null) {
                entry.mediaUrl = url;
                entry.mediaType = type;
            } else {
                entry.lost(WarningCode.EMBED_REMOVED, "Left out the attachment “" + Fitting.shortened(url) + "”");
            }
        }
    }

    private void giveSite() {
        if (!siteGiven) {
            siteGiven = true;
            give(feed.site());
        }
    }

    private void closeFile() throws IOException {
        if (parser != null) {
            parser.close();
            parser = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeFile();
    }
}
