package org.broadsheet.partner;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much a partner gets of articles that are not free. */
@Schema(
        name = "ProductAccess",
        description =
                "How much a partner gets of articles that are not free: the part that everybody gets, or the whole.")
public enum ProductAccess implements WireName {
    FREE,
    WHOLE;

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
