package org.broadsheet.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.list.Listing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One row of the change feed.
 *
 * @param cursor the position after this row
 * @param operation {@code upsert}: fetch it; {@code delete}: it can no longer be seen
 * @param reason why it can no longer be seen: unpublished, withdrawn, embargoed, expired, deleted, merged into another, or
 *     moved out of the requested section
 */
@Schema(name = "Change", description = "A change to something that the public can see.")
public record ChangeView(
        @Schema(description = "The position after this row.", examples = "4711", maxLength = 50)
        String cursor,

        @Schema(description = "When.") Instant at,

        @Schema(
                description = "The kind of thing that changed.",
                enumeration = {"article", "author", "redirect", "section", "summary", "tag"})
        String type,

        @Schema(description = "The thing's id.") UUID id,

        @Schema(
                description = "upsert: fetch it; delete: it can no longer be seen.",
                enumeration = {"upsert", "delete"})
        String operation,

        @Schema(
                nullable = true,
                description = "Why it can no longer be seen.",
                enumeration = {"unpublished", "withdrawn", "embargoed", "expired", "deleted", "merged", "moved"})
        String reason,

        @Schema(description = "The thing's version after the change.", minimum = "1")
        int version,

        @Schema(description = "Its current name in paths; for a redirect, the path.", maxLength = 2000)
        String slug,

        @Schema(description = "Its names before this change.")
        List<String> formerSlugs,

        @Schema(nullable = true, description = "The section it is in now.", maxLength = 200)
        String section,

        @Schema(description = "Cache tags of every response that shows it.")
        List<String> cacheTags) {

    /**
     * A page of the feed.
     *
     * @param cursor where to go on
     */
    @Schema(name = "Changes", description = "A page of the change feed, oldest first.")
    public record Feed(
            @Schema(description = "In commit order.") List<ChangeView> items,

            @Schema(description = "Where to continue, whether or not there were changes.", maxLength = 50)
            String cursor,

            @Schema(description = "Whether more are available now.")
            boolean hasMore)
            implements Listing {}
}
