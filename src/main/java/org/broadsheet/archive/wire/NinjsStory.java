package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Xml;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WarningCode;

/**
 * An object of ninjs, of any version from 1.0 to 3.3, as a story. The versions differ in the spelling of names
 * ({@code versioncreated}, {@code versionCreated}) and in what is a list, so names are compared in lower case.
 */
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

    private static final String URI_FIELD = "uri";

    private final Map<String, JsonNode> item;
    private final Set<String> read = new HashSet<>();
    private final WireStory story;
    private final Predicate<String> liesInArchive;
    /** The root of the site that wrote it, if that was this program; else null. */
    private final String ownSite;

    private NinjsStory(ObjectNode object, String place, Predicate<String> liesInArchive) {
        this.item = folded(object);
        this.story = new WireStory(id(object), place);
        this.liesInArchive = liesInArchive;
        this.ownSite = ownSite();
    }

    private static Map<String, JsonNode> folded(JsonNode object) {
        Map<String, JsonNode> folded = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!isEmpty(field.getValue())) {
                folded.putIfAbsent(field.getKey().toLowerCase(Locale.ROOT), field.getValue());
            }
        });
        return folded;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isContainerNode() && value.isEmpty();
    }

    /** The id: {@code uri} by the standard, {@code guid} in Superdesk; null if it has none. */
    static String id(JsonNode object) {
        Map<String, JsonNode> item = folded(object);
        for (String name : List.of(URI_FIELD, "guid")) {
            JsonNode value = item.get(name);
            if (value != null && value.isValueNode()) {
                return value.asText().strip();
            }
        }
        return null;
    }

    static WireVersions.Rank rank(JsonNode object) {
        Map<String, JsonNode> item = folded(object);
        String time =
                item.containsKey("versioncreated") ? item.get("versioncreated").asText() : null;
        String version = item.containsKey("version") ? item.get("version").asText() : null;
        return WireVersions.Rank.of(version, WireTimes.parse(time).orElse(null));
    }

    /** The texts in a package that are whole items of their own. */
    static List<ObjectNode> nested(JsonNode object) {
        List<ObjectNode> all = new ArrayList<>();
        JsonNode associations = folded(object).get("associations");
        if (associations != null) {
            for (JsonNode one : elements(associations)) {
                Map<String, JsonNode> fields = one.isObject() ? folded(one) : Map.of();
                boolean text = fields.containsKey("type")
                        && fields.get("type").asText().equalsIgnoreCase("text");
                if (text && hasBody(fields) && id(one) != null) {
                    all.add((ObjectNode) one);
                }
            }
        }
        return all;
    }

    private static boolean hasBody(Map<String, JsonNode> fields) {
        return fields.keySet().stream().anyMatch(name -> name.startsWith("body_") || name.equals("bodies"));
    }

    /** An object as a story, or why it is none. */
    static ArchiveItem read(ObjectNode object, String place, Predicate<String> liesInArchive) {
        NinjsStory reading = new NinjsStory(object, place, liesInArchive);
        String type = reading.word("type").toLowerCase(Locale.ROOT);
        String id = id(object);
        String headline = reading.item.containsKey("headline") ? reading.word("headline") : reading.word("title");
        String where = (id == null ? place : id) + (headline.isEmpty() ? "" : ", “" + headline + "”");
        boolean bodiless = !hasBody(reading.item);
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
        for (JsonNode one : renditions == null ? List.<JsonNode>of() : elements(renditions)) {
            String type = lower(field(one, "mimetype", "contenttype"));
            if (field(one, "href") != null && (type.startsWith("text/") || type.contains("xml"))) {
                return field(one, "href");
            }
        }
        return null;
    }

    private static boolean looksLikeNinjs(Map<String, JsonNode> item) {
        return hasBody(item)
                || (item.containsKey(URI_FIELD) || item.containsKey("guid"))
                        && item.keySet().stream()
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
        read.addAll(SILENT);
        read.addAll(List.of(URI_FIELD, "guid"));
        status();
        times();
        texts();
        credits();
        things();
        genres();
        rights();
        alternatives();
        body();
        associations();
        rest();
    }

    // Values

    private Optional<JsonNode> take(String... names) {
        Optional<JsonNode> first = Optional.empty();
        for (String name : names) {
            read.add(name);
            if (first.isEmpty() && item.containsKey(name)) {
                first = Optional.of(item.get(name));
            }
        }
        return first;
    }

    private String word(String... names) {
        JsonNode value = take(names).orElse(null);
        if (value == null || value.isObject()) {
            return "";
        }
        return value.isValueNode()
                ? value.asText().strip()
                : String.join(
                        " ",
                        elements(value).stream()
                                .filter(JsonNode::isValueNode)
                                .map(JsonNode::asText)
                                .toList());
    }

    private String wordOrNull(String... names) {
        String word = word(names);
        return word.isEmpty() ? null : word;
    }

    /** The elements of a list, the values of an object that names them, or the one value. */
    private static List<JsonNode> elements(JsonNode value) {
        if (value.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            value.forEach(all::add);
            return all;
        }
        return value.isObject()
                ? List.copyOf(
                        value.properties().stream().map(Map.Entry::getValue).toList())
                : List.of(value);
    }

    private static String field(JsonNode object, String... names) {
        if (object.isObject()) {
            Map<String, JsonNode> fields = folded(object);
            for (String name : names) {
                JsonNode value = fields.get(name);
                if (value != null && value.isValueNode()) {
                    return value.asText().strip();
                }
            }
        }
        return null;
    }

    // What an item says of itself

    private void status() {
        story.status(word("pubstatus"));
        boolean reasoned = take("embargoedreason").isPresent();
        Optional<JsonNode> embargo = take("embargoed");
        if (embargo.isPresent()) {
            story.embargo(embargo.get().asText());
        } else if (reasoned) {
            story.embargo(null);
        }
        take("embargoedreason").ifPresent(reason -> story.other("embargoReason", reason));
        if (word("representationtype").equalsIgnoreCase("partial")) {
            story.lost(WarningCode.CONTENT_REMOVED, "The archive has only a part of it");
        }
        story.urgency(wordOrNull("urgency"));
        story.language(wordOrNull("language"));
    }

    private void times() {
        for (String name : List.of("firstpublished", "firstcreated", "contentcreated", "versioncreated")) {
            String text = wordOrNull(name);
            WireTimes.parse(text).ifPresentOrElse(story::published, () -> {
                if (text != null) {
                    story.lost(WarningCode.FIELD_LEFT_OUT, "“" + text + "” in " + name + " is no time");
                }
            });
        }
        WireTimes.parse(word("versioncreated")).ifPresent(story::updated);
        story.expires(wordOrNull("expires"));
    }

    private void texts() {
        for (Text text : texts("description", "descriptions")) {
            switch (text.role()) {
                case "standfirst",
                        "summary",
                        "abstract",
                        "main",
                        "text",
                        "html",
                        "xhtml",
                        "",
                        "lead",
                        "teaser",
                        "intro",
                        "dek" -> standfirst(text);
                default -> story.other("description." + text.role(), text.value());
            }
        }
        for (Text text : texts("headline", "headlines")) {
            switch (text.role()) {
                case "", "main", "text", "headline" -> {
                    if (story.has("headline") && !text.isOf(story.value("headline"))) {
                        story.other("headline", text.value());
                    }
                    story.headline(text.value());
                }
                case "short", "web", "mobile" -> story.text("shortHeadline", text.value(), 200);
                case "kicker", "overline" -> story.text("kicker", text.value(), 200);
                case "sub", "subheadline", "subhead", "deck", "standfirst" -> {
                    if (story.hasStandfirst()) {
                        story.other("headline." + text.role(), text.value());
                    }
                    story.standfirst(text.value());
                }
                default -> story.other("headline." + text.role(), text.value());
            }
        }
        story.title(wordOrNull("title"));
        story.slugline(wordOrNull("slugline"));
        String dateline = wordOrNull("dateline");
        story.dateline(dateline);
        take("located")
                .ifPresent(located ->
                        story.located(located.isObject() ? field(located, "name", "city") : located.asText()));
        story.other("edNote", wordOrNull("ednote"));
        take("keywords", "keyword").ifPresent(words -> elements(words).forEach(word -> story.terms()
                .add("topic", word.isObject() ? field(word, "name", "value") : word.asText())));
    }

    private void standfirst(Text text) {
        if (story.hasStandfirst() && !text.isOf(story.standfirstWords())) {
            story.other("description" + (text.role().isEmpty() ? "" : "." + text.role()), text.value());
        }
        story.standfirstHtml(text.value());
    }

    /** A text with a role; of 1.x the role is the end of the field's name. */
    private record Text(String role, String type, String value) {
        boolean isOf(String other) {
            return other.equals(WireText.plain(value));
        }
    }

    private List<Text> texts(String one, String many) {
        List<Text> all = new ArrayList<>();
        take(many).ifPresent(list -> {
            for (JsonNode text : elements(list)) {
                String value = text.isObject() ? field(text, "value") : text.asText();
                if (value != null && !value.isBlank()) {
                    all.add(new Text(role(text), lower(field(text, "contenttype")), value));
                }
            }
        });
        take(one).filter(JsonNode::isValueNode).ifPresent(value -> all.add(new Text("", "", value.asText())));
        for (String name : List.copyOf(item.keySet())) {
            if (name.startsWith(one + "_") && item.get(name).isValueNode()) {
                String role = name.substring(one.length() + 1);
                all.add(new Text(role, "", word(name)));
            }
        }
        // HTML before plain text, which says less of the same, and otherwise in order.
        if (one.equals("description")) {
            all.sort(Collections.reverseOrder(Comparator.comparing(text -> WireText.isHtml(text.value()))));
        }
        return all;
    }

    private static String role(JsonNode text) {
        String role = field(text, "role", "name");
        return lower(role).replaceFirst("^.*[:/]", "");
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    // Who made it, and what it is about

    private void credits() {
        story.byline(wordOrNull("byline", "by"));
        take("authors", "author").ifPresent(authors -> elements(authors).forEach(this::author));
        take("infosources").ifPresent(sources -> elements(sources).forEach(this::source));
        story.provider(wordOrNull("source"), null, null);
        take("provider")
                .ifPresent(provider ->
                        story.provider(provider.isObject() ? field(provider, "name") : provider.asText(), null, null));
        take("copyrightholder")
                .filter(JsonNode::isValueNode)
                .ifPresent(holder -> story.provider(ownSite == null ? holder.asText() : null, null, null));
    }

    private void author(JsonNode author) {
        String name = WireText.plain(author.isObject() ? field(author, "name", "display_name") : author.asText());
        String role = contributor(lower(field(author, "role")));
        if (name == null) {
            story.other("authors", author);
        } else if (role != null) {
            String biography = field(author, "biography", "bio");
            ObjectNode fields = null;
            if (biography != null && !biography.isBlank() && biography.length() <= 20_000) {
                fields = JsonNodeFactory.instance.objectNode();
                fields.put("bio", WireText.isHtml(biography) ? biography : "<p>" + WireText.escape(biography) + "</p>");
            }
            story.person(new ArchivePerson(null, name, role.equals("author") ? null : role, fields));
        } else {
            story.other("authors." + lower(field(author, "role")), name);
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
        String name = WireText.plain(field(source, "name", "literal"));
        String role = lower(field(source, "role"));
        String address = field(source, URI_FIELD);
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

    private void things() {
        // Sections first: their names must not become tags.
        take("section", "sections", "service", "services").ifPresent(sections -> {
            boolean named = sections.isObject();
            for (JsonNode one : named ? List.of(sections) : elements(sections)) {
                String name = one.isObject() ? field(one, "name", "code") : one.asText();
                story.terms().section(null, name);
            }
        });
        concepts("person", "person", "persons", "people");
        concepts("organisation", "organisation", "organisations", "organization", "organizations");
        concepts("place", "place", "places");
        concepts("event", "event", "events");
        concepts("topic", "object", "objects");
        take("subject", "subjects").ifPresent(subjects -> elements(subjects).forEach(this::subject));
    }

    private void concepts(String kind, String... names) {
        take(names).ifPresent(all -> {
            for (JsonNode one : all.isObject() && all.has("name") ? List.of(all) : elements(all)) {
                concept(kind, one);
            }
        });
    }

    private void concept(String kind, JsonNode one) {
        String name = WireText.plain(one.isObject() ? name(one) : one.asText());
        double[] point = point(one);
        if (kind.equals("place") && ownSite != null && field(one, URI_FIELD) == null) {
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
        String address = field(one, URI_FIELD);
        String slug = ownSlug(address);
        if (slug != null) {
            story.terms().slug(name, slug);
        } else if (address != null) {
            story.terms().sameAs(name, address);
        }
    }

    private void subject(JsonNode subject) {
        String name = WireText.plain(subject.isObject() ? name(subject) : subject.asText());
        String address = field(subject, URI_FIELD);
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
        String name = field(concept, "name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        JsonNode names = folded(concept).get("names");
        return names == null
                ? null
                : elements(names).stream()
                        .map(one -> one.isObject() ? field(one, "value", "name") : one.asText())
                        .findFirst()
                        .orElse(null);
    }

    /** The address, qcode or code of a concept that says most of it. */
    private static String code(JsonNode concept) {
        String address = field(concept, URI_FIELD);
        String literal = field(concept, "literal", "qcode");
        String code = field(concept, "code");
        String scheme = lower(field(concept, "scheme"));
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
        JsonNode geo = place.isObject() ? folded(place).get("geojson") : null;
        if (geo == null && place.isObject()) {
            geo = folded(place).get("geometry_geojson");
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

    private void genres() {
        take("genre", "genres").ifPresent(genres -> {
            for (JsonNode genre : genres.isObject() && genres.has("name") ? List.of(genres) : elements(genres)) {
                String name = genre.isObject() ? field(genre, "name") : genre.asText();
                boolean known = story.kind(name);
                for (String key : List.of(URI_FIELD, "literal", "code", "qcode")) {
                    known = known || story.kind(field(genre, key));
                }
                if (!known) {
                    story.other("genre", name == null ? field(genre, "code", "literal", URI_FIELD) : name);
                }
            }
        });
        take("digitalsourcetype").ifPresent(source -> {
            String code = source.isObject() ? field(source, URI_FIELD, "literal", "name") : source.asText();
            if (!story.source(code)) {
                story.other("digitalSourceType", code);
            }
        });
    }

    private void rights() {
        story.copyright(wordOrNull("copyrightnotice")).copyright(wordOrNull("copyrightholder"));
        story.usageTerms(wordOrNull("usageterms"));
        take("rightsinfo").ifPresent(info -> {
            story.license(field(info, "linkedrights"));
            if (field(info, "encodedrights") != null) {
                story.lost(WarningCode.FIELD_LEFT_OUT, "Its rights in the words of machines were left out");
            }
        });
    }

    private void alternatives() {
        take("altids").ifPresent(ids -> {
            for (JsonNode id : ids.isArray() ? elements(ids) : List.of(ids)) {
                String role = lower(field(id, "role"));
                String value = field(id, "value");
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

    // The text and what belongs to it

    private void body() {
        List<Text> all = texts("body", "bodies");
        List<Text> marked = all.stream().filter(NinjsStory::isMarkup).toList();
        List<Text> html = marked.stream().filter(text -> !isXml(text)).toList();
        Text best = null;
        for (Text text : html) {
            boolean main = List.of("main", "html", "xhtml").contains(text.role());
            best = best == null || main && !List.of("main", "html", "xhtml").contains(best.role()) ? text : best;
        }
        if (best != null) {
            story.body(WireText.body(best.value(), story.value("headline"), story.standfirstWords()));
        } else {
            best = marked.stream()
                    .filter(text -> text.value().contains("<nitf"))
                    .filter(this::nitf)
                    .findFirst()
                    .orElse(null);
        }
        if (best == null) {
            all.stream()
                    .filter(text -> !isMarkup(text))
                    .findFirst()
                    .ifPresent(plain -> story.body(WireText.paragraphs(plain.value())));
        }
        Text taken = best;
        for (Text text : marked) {
            if (text != taken && (taken == null || !text.value().equals(taken.value()))) {
                story.lost(
                        WarningCode.FIELD_LEFT_OUT,
                        "A further form of the text, “" + text.role() + "” ("
                                + (text.type().isEmpty() ? "mark-up" : text.type()) + "), was left out");
            }
        }
    }

    /** Reads a text in NITF. False if it cannot be read. */
    private boolean nitf(Text text) {
        try {
            XMLStreamReader reader =
                    Xml.open(new ByteArrayInputStream(text.value().strip().getBytes(StandardCharsets.UTF_8)));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("nitf")) {
                    NitfStory.readInto(
                            story,
                            XmlTree.read(reader)
                                    .orElseThrow(() -> new ArchiveException("it is longer or deeper than any article")),
                            liesInArchive);
                    return !story.body().isEmpty();
                }
            }
        } catch (XMLStreamException | ArchiveException e) {
            story.lost(WarningCode.CONTENT_REMOVED, "Its text in NITF cannot be read: " + e.getMessage());
        }
        return false;
    }

    private static boolean isMarkup(Text text) {
        return text.type().contains("html")
                || text.type().contains("xml")
                || text.type().contains("nitf")
                || !text.type().contains("plain") && !text.role().equals("text") && WireText.isHtml(text.value());
    }

    /** Mark-up of an agency's own, or NITF, beside which there is HTML in all archives that were seen. */
    private static boolean isXml(Text text) {
        boolean xml = text.type().contains("xml") && !text.type().contains("html");
        return xml
                || text.role().contains("nitf")
                || text.value().stripLeading().matches("(?is)<(\\?xml|nitf|ttnitf).*");
    }

    private void associations() {
        JsonNode associations = take("associations").orElse(null);
        if (associations == null) {
            return;
        }
        List<String> related = new ArrayList<>();
        Map<String, JsonNode> named = new LinkedHashMap<>();
        if (associations.isObject()) {
            associations.properties().forEach(one -> named.put(one.getKey(), one.getValue()));
        } else {
            for (JsonNode one : elements(associations)) {
                String name = field(one, "name");
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
        String type = lower(field(one, "type"));
        String name = field(one, "headline", "title", URI_FIELD, "guid", "name");
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
                String headline = texts(one).stream().findFirst().orElse(name);
                related.add("“" + headline + "”");
            }
        }
    }

    private static List<String> texts(JsonNode item) {
        JsonNode headlines = folded(item).get("headlines");
        return headlines == null
                ? List.of()
                : elements(headlines).stream()
                        .map(one -> field(one, "value"))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private boolean isInBody(String address) {
        return story.body().contains(address) || story.body().contains(WireText.escape(address));
    }

    private static List<String> addresses(JsonNode media) {
        List<String> all = new ArrayList<>();
        JsonNode renditions = folded(media).get("renditions");
        if (renditions != null) {
            for (JsonNode one : elements(renditions)) {
                String href = field(one, "href");
                if (href != null) {
                    all.add(href);
                }
            }
        }
        String own = field(media, URI_FIELD);
        if (own != null) {
            all.add(own);
        }
        return all;
    }

    private void picture(JsonNode picture, String name) {
        String status = lower(field(picture, "pubstatus"));
        String embargo = field(picture, "embargoed");
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
        JsonNode renditions = folded(picture).get("renditions");
        for (JsonNode one : renditions == null ? List.<JsonNode>of() : elements(renditions)) {
            if (isUsable(one) && (best == null || width(one) > width(best))) {
                best = one;
            }
        }
        String address = best == null ? null : field(best, "href");
        String own = field(picture, "href", URI_FIELD);
        if (address == null && own != null && own.matches("(?i)https?://\\S+\\.(jpe?g|png|gif|webp|avif)")) {
            address = own;
        }
        if (address == null) {
            story.lost(
                    WarningCode.IMAGE_REMOVED,
                    "The picture “" + name + "” has no address on the web and does not lie in the archive");
            return;
        }
        Map<String, JsonNode> fields = folded(picture);
        JsonNode rights = fields.get("rightsinfo");
        String license = rights == null ? null : field(rights, "linkedrights");
        JsonNode source = fields.get("digitalsourcetype");
        story.picture(new WirePicture(
                address,
                described(picture, "alt"),
                described(picture, "caption"),
                WireText.plain(field(picture, "byline", "by", "creditline", "copyrightholder")),
                best == null ? null : number(best, "width"),
                best == null ? null : number(best, "height"),
                WireText.plain(field(picture, "copyrightnotice")),
                WireText.plain(field(picture, "usageterms")),
                license != null && license.matches("https?://\\S+") ? license : null,
                source == null
                        ? null
                        : source.isObject() ? field(source, URI_FIELD, "literal", "name") : source.asText()));
    }

    private boolean isUsable(JsonNode rendition) {
        String href = field(rendition, "href");
        String type = lower(field(rendition, "mimetype", "contenttype"));
        return href != null
                && (type.isEmpty() || type.startsWith("image/"))
                && (href.matches("(?i)https?://\\S+") || liesInArchive.test(href));
    }

    /** The alternative text, or what is not one. */
    private static String described(JsonNode picture, String what) {
        Map<String, JsonNode> fields = folded(picture);
        List<Text> all = new ArrayList<>();
        if (fields.containsKey("descriptions")) {
            elements(fields.get("descriptions"))
                    .forEach(one ->
                            all.add(new Text(role(one), "", one.isObject() ? field(one, "value") : one.asText())));
        }
        fields.forEach((name, value) -> {
            if (name.startsWith("description_")) {
                all.add(new Text(name.substring("description_".length()), "", value.asText()));
            } else if (Set.of("alt_text", "alttext", "body_alt").contains(name)) {
                all.add(new Text("alt", "", value.asText()));
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
        String text = field(object, name);
        return text != null && text.matches("\\d{1,6}(\\.0*)?") ? (int) Double.parseDouble(text) : null;
    }

    /** All that no place was found for. */
    private void rest() {
        item.forEach((name, value) -> {
            if (name.equals("extra") && value.isObject()) {
                value.properties().forEach(one -> story.other("extra." + one.getKey(), one.getValue()));
            } else if (!read.contains(name) && !name.startsWith("$")) {
                story.other(name, value);
            }
        });
    }

    // What this program wrote

    /** The site of an item that this program wrote: it says slug and address, and names things by pages of that site. */
    private String ownSite() {
        String slug = null;
        String address = null;
        JsonNode ids = item.get("altids");
        for (JsonNode id : ids == null || !ids.isArray() ? List.<JsonNode>of() : elements(ids)) {
            String role = field(id, "role");
            slug = "slug".equals(role) ? field(id, "value") : slug;
            address = "url".equals(role) ? field(id, "value") : address;
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

    /** The last part of an address of the same site, if it can be a name; null for other addresses. */
    private String ownSlug(String address) {
        if (ownSite == null || address == null || !address.startsWith(ownSite + "/")) {
            return null;
        }
        String last = address.substring(address.lastIndexOf('/') + 1);
        return Slugs.isSlug(last) ? last : null;
    }
}
