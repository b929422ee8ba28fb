package org.broadsheet.article;

import java.util.List;
import org.broadsheet.list.Listing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Related stories, best first. */
@Schema(description = "Related stories, best first. A ranking: it has no further pages.")
public record RelatedStories(
        @Schema(description = "Each with its reason.") List<Teaser> items) implements Listing {}
