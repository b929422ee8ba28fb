package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a related story is shown. */
@Schema(
        description =
                "Why a related story is shown: an editor chose it, it shares tags with the article, or it is of the"
                        + " same section.",
        enumeration = {"editor", "shared-tags", "same-section"})
public enum Reason {
    EDITOR("editor"),
    SHARED_TAGS("shared-tags"),
    SAME_SECTION("same-section");

    private final String wireName;

    Reason(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
