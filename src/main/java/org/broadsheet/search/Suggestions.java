package org.broadsheet.search;

import java.util.List;
import org.broadsheet.list.Listing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Completions for what a reader is typing. */
@Schema(description = "What a reader may be about to type.")
public record Suggestions(
        @Schema(description = "Sections, tags and authors first, then articles.")
        List<SearchResults.Named> items) implements Listing {}
