package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields in front of a text, and the text.
 *
 * @param fields what is between the lines {@code ---} (YAML), {@code +++} (TOML), {@code ;;;} or braces (JSON)
 * @param body all after it, with line feeds at the ends of its lines
 */
record FrontMatter(ObjectNode fields, String body) {

    private static final int LONGEST = 1 << 20;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectMapper TOML = TomlMapper.builder().build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern FENCED = Pattern.compile(
            "\\A(---|\\+\\+\\+|;;;)[ \\t]*(yaml|yml|toml|json)?[ \\t]*\\n(?:(.*?)\\n)??(?:\\1|\\.\\.\\.)[ \\t]*(?:\\n|\\z)",
            Pattern.DOTALL);
    private static final Pattern ANCHOR = Pattern.compile("(?m)(?:^|[\\s\\[{,])&([\\w-]+)");

    /** The front matter of a text; empty if it has none. Its message says what is wrong with one that cannot be read. */
    static Optional<FrontMatter> of(String text) throws IOException {
        if (text.startsWith("{")) {
            return braces(text);
        }
        Matcher fenced = FENCED.matcher(text);
        if (!fenced.find()) {
            return Optional.empty();
        }
        String written = fenced.group(3) == null ? "" : fenced.group(3);
        String form = fenced.group(2) != null
                ? fenced.group(2)
                : switch (fenced.group(1)) {
                    case "+++" -> "toml";
                    case ";;;" -> "json";
                    default -> "yaml";
                };
        return Optional.of(new FrontMatter(parse(written, form), text.substring(fenced.end())));
    }

    private static Optional<FrontMatter> braces(String text) throws IOException {
        try (JsonParser parser = JSON.getFactory().createParser(text)) {
            JsonNode node = JSON.readTree(parser);
            int end = (int) parser.currentLocation().getCharOffset();
            return node instanceof ObjectNode fields
                    ? Optional.of(new FrontMatter(fields, text.substring(Math.min(end, text.length()))))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            // A text may begin with a brace: of Liquid, of a shortcode.
            return Optional.empty();
        }
    }

    /** Reads front matter, data or a configuration in one of the three forms. */
    static ObjectNode parse(String written, String form) throws IOException {
        if (written.length() > LONGEST) {
            throw new IOException("it is longer than " + LONGEST + " characters");
        }
        boolean yaml = form.startsWith("y");
        ObjectMapper mapper = yaml ? YAML : form.equals("toml") ? TOML : JSON;
        try {
            JsonNode node = written.isBlank()
                    ? null
                    : yaml && hasAliases(written) ? YamlAliases.read(written) : mapper.readTree(written);
            if (node == null || node.isMissingNode() || node.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (node instanceof ObjectNode fields) {
                return fields;
            }
            throw new IOException("it is no list of names and values");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IOException(
                    (line > 0 ? "line " + line + " of it: " : "")
                            + e.getOriginalMessage().replaceAll("\\s+", " ").strip(),
                    e);
        } catch (StackOverflowError e) {
            throw new IOException("it is nested too deeply", e);
        }
    }

    /** Whether something named by an anchor ({@code &name}) is repeated ({@code *name}). */
    private static boolean hasAliases(String yaml) {
        return yaml.indexOf('*') >= 0
                && ANCHOR.matcher(yaml).results().anyMatch(anchor -> yaml.contains("*" + anchor.group(1)));
    }
}
