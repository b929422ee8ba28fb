package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For whom an article is whole. Everybody else gets the free part of its body: what stands before its paywall. */
@Schema(
        description =
                "For whom an article is whole: for everybody (`free`), those who are registered (`registered`), those"
                        + " who have not read too many yet (`metered`), or those who pay (`subscribers`). Broadsheet does not know"
                        + " readers: who is which is for the site to say, which has a key with the scope `content:gated`.",
        enumeration = {"free", "registered", "metered", "subscribers"})
public enum Access implements WireName {
    FREE,
    REGISTERED,
    METERED,
    SUBSCRIBERS;

    /** Reads what is stored: nothing of what is free. */
    public static Access of(String stored) {
        return stored == null ? FREE : valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** Whether everybody gets all of it. */
    public boolean isFree() {
        return this == FREE;
    }

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
