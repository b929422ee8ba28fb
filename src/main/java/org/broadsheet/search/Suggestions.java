package org.broadsheet.search;

import java.util.List;
import org.broadsheet.list.Listing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Completions for what a reader is typing. */
@Schema(description = "Suggestions for what a reader is typing.")
public record Suggestions(
        @Schema(description = "Sections, tags and authors first, then articles.")
        List<SearchResults.Named> items) implements Listing {}
