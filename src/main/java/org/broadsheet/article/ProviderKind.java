package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the provider of an article is to the newsroom. */
@Schema(
        name = "ProviderKind",
        description =
                "What a provider is to the newsroom: a news agency, a partner such as another paper, a newsroom of the"
                        + " same house, someone outside who contributes, or the sender of a press release.")
public enum ProviderKind implements WireName {
    AGENCY,
    /** Another publication that shares its texts. */
    PARTNER,
    /** Another newsroom of the same house. */
    NEWSROOM,
    /** Someone outside, such as a university or a citizen. */
    CONTRIBUTOR,
    /** Whoever sent a press release that is published as it is. */
    PRESS_RELEASE;

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
