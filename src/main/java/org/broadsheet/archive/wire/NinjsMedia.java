package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.request.WarningCode;

/** The pictures, films and other items that an object of ninjs has beside its text. */
final class NinjsMedia {

    private final NinjsFields item;
    private final WireStory story;
    private final Predicate<String> liesInArchive;

    NinjsMedia(NinjsFields item, WireStory story, Predicate<String> liesInArchive) {
        this.item = item;
        this.story = story;
        this.liesInArchive = liesInArchive;
    }

    void associations() {
        JsonNode associations = item.take("associations").orElse(null);
        if (associations == null) {
            return;
        }
        List<String> related = new ArrayList<>();
        Map<String, JsonNode> named = new LinkedHashMap<>();
        if (associations.isObject()) {
            associations.properties().forEach(one -> named.put(one.getKey(), one.getValue()));
        } else {
            for (JsonNode one : NinjsFields.elements(associations)) {
                String name = NinjsFields.field(one, "name");
                named.put((name == null ? "" : name) + " #" + named.size(), one);
            }
        }
        List<Map.Entry<String, JsonNode>> ordered = new ArrayList<>(named.entrySet());
        // What Superdesk and others call the picture at the top.
        ordered.sort(Comparator.comparing(
                one -> !one.getKey().toLowerCase(Locale.ROOT).matches("(featuremedia|mainpic|main|lead)\\b.*")));
        for (Map.Entry<String, JsonNode> one : ordered) {
            if (one.getValue().isObject()) {
                association(one.getValue(), related);
            }
        }
        if (!related.isEmpty()) {
            story.lost(
                    WarningCode.FIELD_LEFT_OUT,
                    "Its links to " + (related.size() == 1 ? "another item" : related.size() + " other items")
                            + " were left out: " + String.join(", ", related.subList(0, Math.min(5, related.size())))
                            + (related.size() > 5 ? " …" : ""));
        }
    }

    private void association(JsonNode one, List<String> related) {
        String type = NinjsFields.lower(NinjsFields.field(one, "type"));
        String name = NinjsFields.field(one, "headline", "title", NinjsFields.URI_FIELD, "guid", "name");
        switch (type) {
            case "picture", "graphic", "image", "photo" -> picture(one, name);
            case "video", "audio" -> {
                List<String> addresses = addresses(one);
                if (addresses.stream().noneMatch(this::isInBody)) {
                    story.lost(
                            WarningCode.EMBED_REMOVED,
                            "The " + type + " “" + name + "”" + (addresses.isEmpty() ? "" : " at " + addresses.get(0))
                                    + " is not placed in the text");
                }
            }
            default -> {
                String headline = headlines(one).stream().findFirst().orElse(name);
                related.add("“" + headline + "”");
            }
        }
    }

    private static List<String> headlines(JsonNode object) {
        JsonNode headlines = NinjsFields.folded(object).get("headlines");
        return headlines == null
                ? List.of()
                : NinjsFields.elements(headlines).stream()
                        .map(one -> NinjsFields.field(one, "value"))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private boolean isInBody(String address) {
        return story.body().contains(address) || story.body().contains(WireText.escape(address));
    }

    private static List<String> addresses(JsonNode media) {
        List<String> all = new ArrayList<>();
        JsonNode renditions = NinjsFields.folded(media).get("renditions");
        if (renditions != null) {
            for (JsonNode one : NinjsFields.elements(renditions)) {
                String href = NinjsFields.field(one, "href");
                if (href != null) {
                    all.add(href);
                }
            }
        }
        String own = NinjsFields.field(media, NinjsFields.URI_FIELD);
        if (own != null) {
            all.add(own);
        }
        return all;
    }

    private void picture(JsonNode picture, String name) {
        String status = NinjsFields.lower(NinjsFields.field(picture, "pubstatus"));
        String embargo = NinjsFields.field(picture, "embargoed");
        if (!status.isEmpty() && !status.equals("usable")) {
            story.lost(WarningCode.IMAGE_REMOVED, "The picture “" + name + "” is " + status + ", and was left out");
            return;
        }
        if (embargo != null
                && !embargo.isBlank()
                && WireTimes.parse(embargo).filter(story::isAfter).isEmpty()) {
            story.lost(
                    WarningCode.IMAGE_REMOVED,
                    "The picture “" + name + "” is under an embargo, “" + embargo + "”, and was left out");
            return;
        }
        if (addresses(picture).stream().anyMatch(this::isInBody)) {
            return;
        }
        JsonNode best = null;
        JsonNode renditions = NinjsFields.folded(picture).get("renditions");
        for (JsonNode one : renditions == null ? List.<JsonNode>of() : NinjsFields.elements(renditions)) {
            if (isUsable(one) && (best == null || width(one) > width(best))) {
                best = one;
            }
        }
        String address = best == null ? null : NinjsFields.field(best, "href");
        String own = NinjsFields.field(picture, "href", NinjsFields.URI_FIELD);
        if (address == null && own != null && own.matches("(?i)https?://\\S+\\.(jpe?g|png|gif|webp|avif)")) {
            address = own;
        }
        if (address == null) {
            story.lost(
                    WarningCode.IMAGE_REMOVED,
                    "The picture “" + name + "” has no address on the web and does not lie in the archive");
            return;
        }
        Map<String, JsonNode> fields = NinjsFields.folded(picture);
        JsonNode rights = fields.get("rightsinfo");
        String license = rights == null ? null : NinjsFields.field(rights, "linkedrights");
        JsonNode source = fields.get("digitalsourcetype");
        story.picture(new WirePicture(
                address,
                described(picture, "alt"),
                described(picture, "caption"),
                WireText.plain(NinjsFields.field(picture, "byline", "by", "creditline", "copyrightholder")),
                best == null ? null : number(best, "width"),
                best == null ? null : number(best, "height"),
                WireText.plain(NinjsFields.field(picture, "copyrightnotice")),
                WireText.plain(NinjsFields.field(picture, "usageterms")),
                license != null && license.matches("https?://\\S+") ? license : null,
                source == null
                        ? null
                        : source.isObject()
                                ? NinjsFields.field(source, NinjsFields.URI_FIELD, "literal", "name")
                                : source.asText()));
    }

    private boolean isUsable(JsonNode rendition) {
        String href = NinjsFields.field(rendition, "href");
        String type = NinjsFields.lower(NinjsFields.field(rendition, "mimetype", "contenttype"));
        return href != null
                && (type.isEmpty() || type.startsWith("image/"))
                && (href.matches("(?i)https?://\\S+") || liesInArchive.test(href));
    }

    /** The alternative text, or what is not one. */
    private static String described(JsonNode picture, String what) {
        Map<String, JsonNode> fields = NinjsFields.folded(picture);
        List<NinjsText> all = new ArrayList<>();
        if (fields.containsKey("descriptions")) {
            NinjsFields.elements(fields.get("descriptions"))
                    .forEach(one -> all.add(new NinjsText(
                            NinjsText.role(one), "", one.isObject() ? NinjsFields.field(one, "value") : one.asText())));
        }
        fields.forEach((name, value) -> {
            if (name.startsWith("description_")) {
                all.add(new NinjsText(name.substring("description_".length()), "", value.asText()));
            } else if (Set.of("alt_text", "alttext", "body_alt").contains(name)) {
                all.add(new NinjsText("alt", "", value.asText()));
            }
        });
        boolean wantsAlt = what.equals("alt");
        return all.stream()
                .filter(text -> text.value() != null && text.role().contains("alt") == wantsAlt)
                .map(text -> WireText.plain(text.value()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static int width(JsonNode rendition) {
        Integer width = number(rendition, "width");
        return width == null ? 0 : width;
    }

    private static Integer number(JsonNode object, String name) {
        String text = NinjsFields.field(object, name);
        return text != null && text.matches("\\d{1,6}(\\.0*)?") ? (int) Double.parseDouble(text) : null;
    }
}
