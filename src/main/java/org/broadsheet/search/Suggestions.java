package org.broadsheet.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader may be about to type. */
@Schema(description = "What a reader may be about to type.")
public record Suggestions(
        @Schema(description = "Sections, tags and authors first, then articles.")
        List<Found.Named> items) {}
