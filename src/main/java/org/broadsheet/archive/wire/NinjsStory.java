package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WarningCode;

/** An object of ninjs, of any version from 1.0 to 3.3, as a story. */
final class NinjsStory {

    private static final Set<String> TEXTS = Set.of("text", "composite");
    private static final Set<String> NO_TEXTS = Set.of(
            "audio", "video", "picture", "graphic", "animation", "component", "event", "planning", "photo", "image");

    /** What is of no use but to the machines that sent it, or can be counted anew. */
    private static final Set<String> SILENT = Set.of(
            "standard",
            "profile",
            "version",
            "mimetype",
            "charcount",
            "wordcount",
            "readtime",
            "type",
            "priority",
            "signal",
            "renditions",
            "firstcreated",
            "etag",
            "_id",
            "_etag",
            "_links",
            "id");

    private final NinjsFields item;
    private final WireStory story;
    private final Predicate<String> liesInArchive;
    /** The root of the site that wrote it, if that was this program; else null. */
    private final String ownSite;

    private NinjsStory(ObjectNode object, String place, Predicate<String> liesInArchive) {
        this.item = new NinjsFields(object);
        this.story = new WireStory(id(object), place);
        this.liesInArchive = liesInArchive;
        this.ownSite = ownSite();
    }

    /** The id: {@code uri} by the standard, {@code guid} in Superdesk; null if it has none. */
    static String id(JsonNode object) {
        Map<String, JsonNode> item = NinjsFields.folded(object);
        for (String name : List.of(NinjsFields.URI_FIELD, "guid")) {
            JsonNode value = item.get(name);
            if (value != null && value.isValueNode()) {
                return value.asText().strip();
            }
        }
        return null;
    }

    static WireVersions.Rank rank(JsonNode object) {
        Map<String, JsonNode> item = NinjsFields.folded(object);
        String time =
                item.containsKey("versioncreated") ? item.get("versioncreated").asText() : null;
        String version = item.containsKey("version") ? item.get("version").asText() : null;
        return WireVersions.Rank.of(version, WireTimes.parse(time).orElse(null));
    }

    /** The texts in a package that are whole items of their own. */
    static List<ObjectNode> nested(JsonNode object) {
        List<ObjectNode> all = new ArrayList<>();
        JsonNode associations = NinjsFields.folded(object).get("associations");
        if (associations != null) {
            for (JsonNode one : NinjsFields.elements(associations)) {
                Map<String, JsonNode> fields = one.isObject() ? NinjsFields.folded(one) : Map.of();
                boolean text = fields.containsKey("type")
                        && fields.get("type").asText().equalsIgnoreCase("text");
                if (text && hasBody(fields.keySet()) && id(one) != null) {
                    all.add((ObjectNode) one);
                }
            }
        }
        return all;
    }

    private static boolean hasBody(Set<String> names) {
        return names.stream().anyMatch(name -> name.startsWith("body_") || name.equals("bodies"));
    }

    /** An object as a story, or why it is none. */
    static ArchiveItem read(ObjectNode object, String place, Predicate<String> liesInArchive) {
        NinjsStory reading = new NinjsStory(object, place, liesInArchive);
        String type = reading.item.word("type").toLowerCase(Locale.ROOT);
        String id = id(object);
        String headline = reading.item.has("headline") ? reading.item.word("headline") : reading.item.word("title");
        String where = (id == null ? place : id) + (headline.isEmpty() ? "" : ", “" + headline + "”");
        boolean bodiless = !hasBody(reading.item.names());
        if (NO_TEXTS.contains(type)) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "It is of the type “" + type + "”; only texts, and the pictures in them, come along");
        }
        if (type.equals("composite") && bodiless) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "It is a package without a text of its own; whole texts in it come along by themselves");
        }
        String elsewhere = bodiless ? reading.elsewhere() : null;
        if (elsewhere != null) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "Its text is not in it but at “" + elsewhere + "”; fetch that, and send it as what it is");
        }
        if (!looksLikeNinjs(reading.item)) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "The object has none of the fields of ninjs: no uri or guid with a headline, a body or a status");
        }
        if (!type.isEmpty() && !TEXTS.contains(type)) {
            reading.story.hidden(type, "It is of the type “" + type + "”, which ninjs does not have");
        }
        reading.all();
        return reading.story.build();
    }

    /** Where the text is, of an item that has only an address of it; else null. */
    private String elsewhere() {
        JsonNode renditions = item.get("renditions");
        for (JsonNode one : renditions == null ? List.<JsonNode>of() : NinjsFields.elements(renditions)) {
            String type = NinjsFields.lower(NinjsFields.field(one, "mimetype", "contenttype"));
            if (NinjsFields.field(one, "href") != null && (type.startsWith("text/") || type.contains("xml"))) {
                return NinjsFields.field(one, "href");
            }
        }
        return null;
    }

    private static boolean looksLikeNinjs(NinjsFields item) {
        return hasBody(item.names())
                || (item.has(NinjsFields.URI_FIELD) || item.has("guid"))
                        && item.names().stream()
                                .anyMatch(
                                        Set.of(
                                                "headline",
                                                "headlines",
                                                "title",
                                                "pubstatus",
                                                "versioncreated",
                                                "slugline")::contains);
    }

    private void all() {
        item.read(SILENT);
        item.read(List.of(NinjsFields.URI_FIELD, "guid"));
        NinjsTexts texts = new NinjsTexts(item, story, liesInArchive);
        NinjsConcepts concepts = new NinjsConcepts(item, story, ownSite);
        status();
        times();
        texts.texts();
        concepts.credits();
        concepts.things();
        concepts.genres();
        rights();
        alternatives();
        texts.body();
        new NinjsMedia(item, story, liesInArchive).associations();
        rest();
    }

    private void status() {
        story.status(item.word("pubstatus"));
        boolean reasoned = item.take("embargoedreason").isPresent();
        Optional<JsonNode> embargo = item.take("embargoed");
        if (embargo.isPresent()) {
            story.embargo(embargo.get().asText());
        } else if (reasoned) {
            story.embargo(null);
        }
        item.take("embargoedreason").ifPresent(reason -> story.other("embargoReason", reason));
        if (item.word("representationtype").equalsIgnoreCase("partial")) {
            story.lost(WarningCode.CONTENT_REMOVED, "The archive has only a part of it");
        }
        story.urgency(item.wordOrNull("urgency"));
        story.language(item.wordOrNull("language"));
    }

    private void times() {
        for (String name : List.of("firstpublished", "firstcreated", "contentcreated", "versioncreated")) {
            String text = item.wordOrNull(name);
            WireTimes.parse(text).ifPresentOrElse(story::published, () -> {
                if (text != null) {
                    story.lost(WarningCode.FIELD_LEFT_OUT, "“" + text + "” in " + name + " is no time");
                }
            });
        }
        WireTimes.parse(item.word("versioncreated")).ifPresent(story::updated);
        story.expires(item.wordOrNull("expires"));
    }

    private void rights() {
        story.copyright(item.wordOrNull("copyrightnotice")).copyright(item.wordOrNull("copyrightholder"));
        story.usageTerms(item.wordOrNull("usageterms"));
        item.take("rightsinfo").ifPresent(info -> {
            story.license(NinjsFields.field(info, "linkedrights"));
            if (NinjsFields.field(info, "encodedrights") != null) {
                story.lost(WarningCode.FIELD_LEFT_OUT, "Its rights in the words of machines were left out");
            }
        });
    }

    private void alternatives() {
        item.take("altids").ifPresent(ids -> {
            for (JsonNode id : ids.isArray() ? NinjsFields.elements(ids) : List.of(ids)) {
                String role = NinjsFields.lower(NinjsFields.field(id, "role"));
                String value = NinjsFields.field(id, "value");
                if (role.equals("slug") && value != null && Slugs.isSlug(value)) {
                    story.slug(value);
                } else if (role.equals("url")) {
                    story.address(value);
                } else if (role.equals("canonicalurl")) {
                    story.canonical(value);
                } else {
                    story.other("altIds", id);
                }
            }
        });
    }

    /** All that no place was found for. */
    private void rest() {
        item.each((name, value) -> {
            if (name.equals("extra") && value.isObject()) {
                value.properties().forEach(one -> story.other("extra." + one.getKey(), one.getValue()));
            } else if (!item.isRead(name) && !name.startsWith("$")) {
                story.other(name, value);
            }
        });
    }

    /** The site of an item that this program wrote: it says slug and address, and names things by pages of that site. */
    private String ownSite() {
        String slug = null;
        String address = null;
        JsonNode ids = item.get("altids");
        for (JsonNode id : ids == null || !ids.isArray() ? List.<JsonNode>of() : NinjsFields.elements(ids)) {
            String role = NinjsFields.field(id, "role");
            slug = "slug".equals(role) ? NinjsFields.field(id, "value") : slug;
            address = "url".equals(role) ? NinjsFields.field(id, "value") : address;
        }
        if (slug == null || address == null) {
            return null;
        }
        try {
            URI url = URI.create(address);
            return url.getScheme() + "://" + url.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
