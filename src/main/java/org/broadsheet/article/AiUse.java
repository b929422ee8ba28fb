package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What artificial intelligence did for a text, as article 50 of the AI Act (Regulation (EU) 2024/1689) wants it said. */
@Schema(
        name = "AiUse",
        description =
                "What artificial intelligence did for a text: nothing, help with what people wrote, or the text itself.")
public enum AiUse implements WireName {
    NONE,
    /** People wrote it and had help, such as with a translation or a summary. */
    ASSISTED,
    GENERATED;

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
