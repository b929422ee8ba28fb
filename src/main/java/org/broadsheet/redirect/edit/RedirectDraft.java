package org.broadsheet.redirect.edit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.broadsheet.redirect.PathReader;
import org.broadsheet.redirect.RedirectPath;
import org.broadsheet.redirect.TargetReader;
import org.broadsheet.request.Kept;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A redirect as a newsroom sends it.
 *
 * @param from in the form of {@link RedirectPath#text}
 * @param to in the form of {@link org.broadsheet.redirect.Target#text}
 * @param permanent never null
 */
@Schema(
        name = "RedirectInput",
        description =
                "A redirect as editors send it. Fields set by the program (id, version …) may be sent back unchanged.")
@Kept(by = EditorialRedirect.class)
public record RedirectDraft(
        @Schema(
                description =
                        "A path of an earlier site, or a URL of the site. Kept without trailing slash, fragment and"
                                + " tracking parameters; a query is part of it.",
                examples = "/2014/05/old.html")
        @NotNull
        @Pattern(regexp = RedirectPath.PATTERN)
        @Size(min = 1, max = RedirectPath.MAX_LENGTH)
        @ReadWith(PathReader.class)
        String from,

        @Schema(
                description = "Where it leads: a path of the site, an http or https URL, or just an article's slug.",
                examples = "/articles/harbour-ferry-returns")
        @NotNull
        @Size(min = 1, max = RedirectPath.MAX_LENGTH)
        @ReadWith(TargetReader.class)
        String to,

        @Schema(description = "Whether readers' browsers may remember it (308, otherwise 307).", defaultValue = "true")
        Boolean permanent) {

    public RedirectDraft {
        permanent = permanent == null || permanent;
    }
}
