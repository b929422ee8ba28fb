package org.broadsheet.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The {@code fields} parameter: which of a view's fields a client wants; all of them where it names none. */
public record Fields(Set<String> names) {

    private static final Fields ALL = new Fields(Set.of());

    private static final ClassValue<List<String>> KNOWN = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> view) {
            return Arrays.stream(view.getRecordComponents())
                    .map(component -> component.getName())
                    .toList();
        }
    };

    /** Reads the parameter against the components of the record that is the view. */
    public static Fields of(Parameters parameters, Class<? extends Record> view) {
        return parameters.sent().containsKey("fields")
                ? new Fields(parameters.choices("fields", KNOWN.get(view)))
                : ALL;
    }

    public boolean all() {
        return names.isEmpty();
    }

    /** Whether a field will be shown, so that what it costs can be left out. */
    public boolean has(String name) {
        return all() || names.contains(name);
    }

    /**
     * The JSON of a view with nothing but these fields; of a page, the fields of its items.
     *
     * @param view a {@link Page} or the record of a single thing
     */
    JsonNode select(Object view, ObjectMapper json) {
        ObjectNode tree = json.valueToTree(view);
        if (view instanceof Page<?>) {
            tree.get("items").forEach(item -> ((ObjectNode) item).retain(names));
            return tree;
        }
        return tree.retain(names);
    }
}
