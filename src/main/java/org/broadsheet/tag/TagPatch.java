package org.broadsheet.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of a tag as editors send them, for the contract. */
@Schema(description = "Fields to change (RFC 7396): null takes one away, what is absent stays.", minProperties = 1)
record TagPatch(
        @Schema(nullable = true, description = "Its name in paths; stays if absent.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "The name for people.", maxLength = TagDraft.NAME_LENGTH)
        String name) {}
