package org.broadsheet.image;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.broadsheet.body.WebReader;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a picture is that is taken in from elsewhere. */
@Schema(name = "ImageSource", description = "Where a picture is that is taken in from elsewhere.")
record ImageSource(
        @Schema(description = "An http or https URL of a public host.", format = "uri")
        @NotNull
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(WebReader.class)
        String url) {}
