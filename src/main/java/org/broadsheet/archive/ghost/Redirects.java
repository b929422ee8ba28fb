package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.request.WarningCode;

/**
 * The redirects of a site, which lie beside the export in the zip as {@code redirects.yaml} or {@code redirects.json}. Ghost
 * takes what they begin with as a regular expression; those that are only a path come along.
 *
 * @see <a href="https://docs.ghost.org/themes/routing#redirects">Ghost's documentation of redirects</a>
 */
final class Redirects {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Redirects() {}

    /** Those of a zip; none if it has no such file. */
    static List<ArchiveItem> of(Archive archive) throws IOException {
        if (archive.isZip()) {
            for (String name : List.of("redirects.yaml", "redirects.yml", "redirects.json")) {
                for (Archive.Entry entry : archive.entries("yaml", "yml", "json")) {
                    if (entry.name().equals(name) || entry.name().endsWith("/" + name)) {
                        return read(entry);
                    }
                }
            }
        }
        return List.of();
    }

    private static List<ArchiveItem> read(Archive.Entry entry) throws IOException {
        try (Reader reader = entry.text()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return entry.name().endsWith(".json")
                    ? ofJson(Tables.JSON.readTree(text.toString()))
                    : ofYaml(YAML.readTree(text.toString()));
        } catch (JsonProcessingException | CharacterCodingException e) {
            return List.of(new ArchiveItem.LeftOut(
                    entry.name(), WarningCode.ITEM_LEFT_OUT, "The file of redirects cannot be read; mend it"));
        }
    }

    private static List<ArchiveItem> ofJson(JsonNode redirects) {
        List<ArchiveItem> items = new ArrayList<>();
        redirects.forEach(redirect -> items.add(item(text(redirect, "from"), text(redirect, "to"))));
        return items;
    }

    private static List<ArchiveItem> ofYaml(JsonNode byStatus) {
        List<ArchiveItem> items = new ArrayList<>();
        for (JsonNode redirects : byStatus) {
            for (Map.Entry<String, JsonNode> redirect : redirects.properties()) {
                items.add(item(redirect.getKey(), redirect.getValue().asText()));
            }
        }
        return items;
    }

    private static ArchiveItem item(String from, String to) {
        String path = from.strip()
                .replaceFirst("^\\^", "")
                .replaceFirst("\\$$", "")
                .replaceFirst("\\\\?/\\?$", "/")
                .replaceAll("\\\\([/.\\-_])", "$1");
        String where = "redirect from " + from;
        if (!path.startsWith("/") || path.matches(".*[\\\\^$*+?()\\[\\]{}|].*") || to.isBlank() || to.contains("$")) {
            return new ArchiveItem.LeftOut(
                    where,
                    WarningCode.ITEM_LEFT_OUT,
                    "A redirect by a pattern does not come along: import one for each path that it stood for, or set it up"
                            + " in front of the new site");
        }
        return new ArchiveItem.Moved(where, path, to.strip());
    }
}
