package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;

/**
 * What Hugo's sections hand down to the pages below them: the {@code cascade} of each {@code _index.md} and of the
 * configuration. Pages below a section that is a draft are not built either.
 */
final class Cascade {

    /** What a section says; {@code hidden} if its pages are not public. */
    private record Section(String language, List<JsonNode> parts, boolean hidden) {}

    private final List<JsonNode> ofAll;
    private final Map<String, List<Section>> byFolder = new HashMap<>();

    private Cascade(List<JsonNode> ofAll) {
        this.ofAll = ofAll;
    }

    /** Reads the pages of all sections. */
    static Cascade of(Archive archive, Layout layout, int longest) throws ArchiveException {
        Cascade cascade = new Cascade(Values.list(layout.configuration.get("cascade")));
        for (Archive.Entry entry : archive.entries()) {
            Place place = layout.place(entry);
            if (place.kind() == Place.Kind.SECTION) {
                cascade.byFolder
                        .computeIfAbsent(folder(place.path()), any -> new ArrayList<>(1))
                        .add(section(entry, place, longest));
            }
        }
        return cascade;
    }

    private static Section section(Archive.Entry entry, Place place, int longest) throws ArchiveException {
        try {
            Optional<FrontMatter> matter = FrontMatter.of(Layout.text(entry, longest));
            JsonNode fields = matter.<JsonNode>map(FrontMatter::fields).orElse(null);
            return fields == null
                    ? new Section(place.language(), List.of(), false)
                    : new Section(
                            place.language(), Values.list(fields.get("cascade")), Values.isYes(fields.get("draft")));
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            // Nobody knows what it hides.
            return new Section(place.language(), List.of(), true);
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The front matter of a page with what is handed down to it, of which the nearest counts, and its own most of all. */
    ObjectNode handedDown(Place place, ObjectNode own) {
        ObjectNode all = own.objectNode();
        ofAll.forEach(part -> put(part, place, all));
        boolean hidden = false;
        String path = place.path();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            for (Section section : byFolder.getOrDefault(path.substring(0, slash + 1), List.of())) {
                if (Objects.equals(section.language(), place.language())) {
                    section.parts().forEach(part -> put(part, place, all));
                    hidden |= section.hidden();
                }
            }
        }
        own.properties().forEach(field -> merge(all, field));
        if (hidden && place.kind() != Place.Kind.SECTION) {
            all.put("draft", true);
        }
        return all;
    }

    private static void put(JsonNode part, Place place, ObjectNode all) {
        JsonNode target = part.has("target") ? part.get("target") : part.path("_target");
        if (part.isObject() && Values.list(target).stream().allMatch(each -> applies(each, place))) {
            part.properties().stream()
                    .filter(field -> !field.getKey().matches("_?target"))
                    .forEach(field -> merge(all, field));
        }
    }

    private static void merge(ObjectNode all, Map.Entry<String, JsonNode> field) {
        if (field.getKey().equals("params")
                && field.getValue() instanceof ObjectNode params
                && all.get("params") instanceof ObjectNode before) {
            before.setAll(params);
        } else {
            all.set(field.getKey(), field.getValue().deepCopy());
        }
    }

    private static boolean applies(JsonNode target, Place place) {
        String path = place.path()
                .replaceFirst("^content[^/]*/", "/")
                .replaceFirst("(?:/index)?(?:\\.[a-z-]+)?\\.\\w+$", "")
                .toLowerCase(Locale.ROOT);
        String unprefixed = place.language() == null ? path : path.replaceFirst("^/" + place.language() + "/", "/");
        String kind = place.kind() == Place.Kind.SECTION ? "section" : "page";
        return (matches(target, "path", path) || matches(target, "path", unprefixed))
                && matches(target, "kind", kind)
                && (place.language() == null || matches(target, "lang", place.language()))
                && matches(target, "environment", "production");
    }

    /** Whether a pattern of Hugo covers a value; so does one that is missing, or cannot be read. */
    private static boolean matches(JsonNode target, String name, String value) {
        String pattern = Values.text(target.get(name));
        if (pattern == null) {
            return true;
        }
        try {
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT))
                    .matches(Path.of(value.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
