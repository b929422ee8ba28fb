package org.broadsheet.author;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.body.WebReader;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where else an author is on the web.
 *
 * @param kind the network, {@code site} for a page of their own, {@code other} for all others
 * @param url http or https
 */
@Schema(description = "Where else an author is on the web.")
public record AuthorLink(
        @Schema(
                description = "The network; `site` for a page of their own, `other` for all others.",
                enumeration = {
                    "site",
                    "mastodon",
                    "bluesky",
                    "x",
                    "facebook",
                    "instagram",
                    "linkedin",
                    "youtube",
                    "other"
                })
        @NotNull
        String kind,

        @Schema(description = "An http or https URL.", format = "uri")
        @NotNull
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(WebReader.class)
        String url) {}
