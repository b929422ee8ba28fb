package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML whose aliases repeat what anchors name, which Jackson takes for texts. Nested aliases make a bomb of a few lines:
 * what they stand for is counted.
 */
final class YamlAliases {

    private static final int MOST_VALUES = 10_000;

    private int values;

    private YamlAliases() {}

    /** All scalars stay texts, as people wrote them; only merging of objects means something. */
    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
        }
    }

    static JsonNode read(String yaml) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowRecursiveKeys(false);
        DumperOptions dumping = new DumperOptions();
        Yaml reader = new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Texts());
        try {
            return new YamlAliases().node(reader.load(yaml));
        } catch (YAMLException e) {
            throw new IOException(e.getMessage().replaceAll("\\s+", " ").strip(), e);
        }
    }

    private JsonNode node(Object value) throws IOException {
        if (++values > MOST_VALUES) {
            throw new IOException("its aliases (*name) stand for more than " + MOST_VALUES + " values");
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                object.set(String.valueOf(entry.getKey()), node(entry.getValue()));
            }
            return object;
        }
        if (value instanceof Iterable<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Object item : list) {
                array.add(node(item));
            }
            return array;
        }
        return value == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(value.toString());
    }
}
