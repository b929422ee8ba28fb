package org.broadsheet.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396). Seven lines in the RFC and here; libraries for it bring a patch language each. */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /** Changes the target: null takes a field away, an object is merged, everything else is put in its place. */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode object) {
                JsonNode old = target.get(field.getKey());
                target.set(
                        field.getKey(), apply(old instanceof ObjectNode there ? there : target.objectNode(), object));
            } else {
                target.set(field.getKey(), value);
            }
        });
        return target;
    }
}
