package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a contributor is a person or an organisation. */
@Schema(name = "ContributorKind", description = "Whether a contributor is a person or an organisation.")
public enum ContributorKind implements WireName {
    /** What a contributor is of whom nothing else is said. */
    PERSON,
    ORGANISATION;

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that readers are told: {@link #PERSON} for null, which is what is stored where nothing is said. */
    public static ContributorKind shown(ContributorKind stored) {
        return stored == null ? PERSON : stored;
    }

    /** The kind as it is stored: null for {@link #PERSON}, so that saying it or not is the same. */
    public static ContributorKind stored(ContributorKind shown) {
        return shown == PERSON ? null : shown;
    }
}
