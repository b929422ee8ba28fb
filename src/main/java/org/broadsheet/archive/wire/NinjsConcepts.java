package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.request.Slugs;

/** Who made an object of ninjs, what it is about, and of which kind it is. */
final class NinjsConcepts {

    private final NinjsFields item;
    private final WireStory story;

    /** The root of the site that wrote it, if that was this program; else null. */
    private final String ownSite;

    NinjsConcepts(NinjsFields item, WireStory story, String ownSite) {
        this.item = item;
        this.story = story;
        this.ownSite = ownSite;
    }

    void credits() {
        story.byline(item.wordOrNull("byline", "by"));
        item.take("authors", "author")
                .ifPresent(authors -> NinjsFields.elements(authors).forEach(this::author));
        item.take("infosources")
                .ifPresent(sources -> NinjsFields.elements(sources).forEach(this::source));
        story.provider(item.wordOrNull("source"), null, null);
        item.take("provider")
                .ifPresent(provider -> story.provider(
                        provider.isObject() ? NinjsFields.field(provider, "name") : provider.asText(), null, null));
        item.take("copyrightholder")
                .filter(JsonNode::isValueNode)
                .ifPresent(holder -> story.provider(ownSite == null ? holder.asText() : null, null, null));
    }

    private void author(JsonNode author) {
        String name =
                WireText.plain(author.isObject() ? NinjsFields.field(author, "name", "display_name") : author.asText());
        String role = contributor(NinjsFields.lower(NinjsFields.field(author, "role")));
        if (name == null) {
            story.other("authors", author);
        } else if (role != null) {
            String biography = NinjsFields.field(author, "biography", "bio");
            ObjectNode fields = null;
            if (biography != null && !biography.isBlank() && biography.length() <= 20_000) {
                fields = JsonNodeFactory.instance.objectNode();
                fields.put("bio", WireText.isHtml(biography) ? biography : "<p>" + WireText.escape(biography) + "</p>");
            }
            story.person(new ArchivePerson(null, name, role.equals("author") ? null : role, fields));
        } else {
            story.other("authors." + NinjsFields.lower(NinjsFields.field(author, "role")), name);
        }
    }

    /** The role of an import by one of ninjs; null if it has none. */
    private static String contributor(String role) {
        return switch (role.replaceFirst("^.*[:/]", "")) {
            case "", "author", "writer", "reporter", "journalist", "columnist", "correspondent" -> "author";
            case "photographer", "photo" -> "photographer";
            case "illustrator", "artist" -> "illustrator";
            case "translator" -> "translator";
            case "editor" -> "editor";
            case "contributor" -> "contributor";
            default -> null;
        };
    }

    /** A source with a role is somebody who made it; one without is who it comes from. */
    private void source(JsonNode source) {
        String name = WireText.plain(NinjsFields.field(source, "name", "literal"));
        String role = NinjsFields.lower(NinjsFields.field(source, "role"));
        String address = NinjsFields.field(source, NinjsFields.URI_FIELD);
        if (name == null) {
            story.other("infoSources", source);
        } else if (role.isEmpty()) {
            story.provider(name, address, null);
        } else if (contributor(role) != null) {
            String as = contributor(role);
            story.person(new ArchivePerson(ownSlug(address), name, as.equals("author") ? null : as, null));
        } else {
            story.other("infoSources." + role, name);
        }
    }

    void things() {
        // Sections first: their names must not become tags.
        item.take("section", "sections", "service", "services").ifPresent(sections -> {
            boolean named = sections.isObject();
            for (JsonNode one : named ? List.of(sections) : NinjsFields.elements(sections)) {
                String name = one.isObject() ? NinjsFields.field(one, "name", "code") : one.asText();
                story.terms().section(null, name);
            }
        });
        concepts("person", "person", "persons", "people");
        concepts("organisation", "organisation", "organisations", "organization", "organizations");
        concepts("place", "place", "places");
        concepts("event", "event", "events");
        concepts("topic", "object", "objects");
        item.take("subject", "subjects")
                .ifPresent(subjects -> NinjsFields.elements(subjects).forEach(this::subject));
    }

    private void concepts(String kind, String... names) {
        item.take(names).ifPresent(all -> {
            for (JsonNode one : all.isObject() && all.has("name") ? List.of(all) : NinjsFields.elements(all)) {
                concept(kind, one);
            }
        });
    }

    private void concept(String kind, JsonNode one) {
        String name = WireText.plain(one.isObject() ? name(one) : one.asText());
        double[] point = point(one);
        if (kind.equals("place") && ownSite != null && NinjsFields.field(one, NinjsFields.URI_FIELD) == null) {
            story.happened(name, point == null ? null : point[1], point == null ? null : point[0]);
            return;
        }
        if (!story.terms().add(kind, name)) {
            story.other("subjectCodes", code(one));
            return;
        }
        about(name, one);
        if (kind.equals("place") && point != null) {
            story.terms().position(name, point[1], point[0]);
        }
    }

    private void about(String name, JsonNode one) {
        String address = NinjsFields.field(one, NinjsFields.URI_FIELD);
        String slug = ownSlug(address);
        if (slug != null) {
            story.terms().slug(name, slug);
        } else if (address != null) {
            story.terms().sameAs(name, address);
        }
    }

    private void subject(JsonNode subject) {
        String name = WireText.plain(subject.isObject() ? name(subject) : subject.asText());
        String address = NinjsFields.field(subject, NinjsFields.URI_FIELD);
        if (ownSite != null && address != null && address.matches(".*/sections/[^/]+")) {
            story.terms().section(ownSlug(address), name);
            return;
        }
        if (subject.path("topparent").asBoolean()) {
            story.terms().top(name);
        }
        String code = code(subject);
        if (!story.terms().subject(name, code)) {
            story.other("subjectCodes", code == null ? name : code);
        } else if (name != null) {
            about(name, subject);
        }
    }

    private static String name(JsonNode concept) {
        String name = NinjsFields.field(concept, "name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        JsonNode names = NinjsFields.folded(concept).get("names");
        return names == null
                ? null
                : NinjsFields.elements(names).stream()
                        .map(one -> one.isObject() ? NinjsFields.field(one, "value", "name") : one.asText())
                        .findFirst()
                        .orElse(null);
    }

    /** The address, qcode or code of a concept that says most of it. */
    private static String code(JsonNode concept) {
        String address = NinjsFields.field(concept, NinjsFields.URI_FIELD);
        String literal = NinjsFields.field(concept, "literal", "qcode");
        String code = NinjsFields.field(concept, "code");
        String scheme = NinjsFields.lower(NinjsFields.field(concept, "scheme"));
        if (address != null && MediaTopics.code(address).isPresent()) {
            return address;
        }
        if (literal != null) {
            return literal;
        }
        if (code != null && code.matches("\\d{8}") && (scheme.contains("mediatopic") || scheme.contains("medtop"))) {
            return "medtop:" + code;
        }
        return code == null ? address : code;
    }

    /** Longitude and latitude; null if there are none. */
    private static double[] point(JsonNode place) {
        JsonNode geo = place.isObject() ? NinjsFields.folded(place).get("geojson") : null;
        if (geo == null && place.isObject()) {
            geo = NinjsFields.folded(place).get("geometry_geojson");
        }
        JsonNode coordinates = geo == null ? null : geo.get("coordinates");
        boolean isPoint = coordinates != null
                && coordinates.isArray()
                && coordinates.size() >= 2
                && coordinates.get(0).isNumber()
                && coordinates.get(1).isNumber();
        return isPoint
                ? new double[] {
                    coordinates.get(0).asDouble(), coordinates.get(1).asDouble()
                }
                : null;
    }

    void genres() {
        item.take("genre", "genres").ifPresent(genres -> {
            for (JsonNode genre :
                    genres.isObject() && genres.has("name") ? List.of(genres) : NinjsFields.elements(genres)) {
                String name = genre.isObject() ? NinjsFields.field(genre, "name") : genre.asText();
                boolean known = story.kind(name);
                for (String key : List.of(NinjsFields.URI_FIELD, "literal", "code", "qcode")) {
                    known = known || story.kind(NinjsFields.field(genre, key));
                }
                if (!known) {
                    story.other(
                            "genre",
                            name == null ? NinjsFields.field(genre, "code", "literal", NinjsFields.URI_FIELD) : name);
                }
            }
        });
        item.take("digitalsourcetype").ifPresent(source -> {
            String code = source.isObject()
                    ? NinjsFields.field(source, NinjsFields.URI_FIELD, "literal", "name")
                    : source.asText();
            if (!story.source(code)) {
                story.other("digitalSourceType", code);
            }
        });
    }

    /** The last part of an address of the same site, if it can be a name; null for other addresses. */
    private String ownSlug(String address) {
        if (ownSite == null || address == null || !address.startsWith(ownSite + "/")) {
            return null;
        }
        String last = address.substring(address.lastIndexOf('/') + 1);
        return Slugs.isSlug(last) ? last : null;
    }
}
