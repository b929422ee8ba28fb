package org.broadsheet.section;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of a section as editors send them, for the contract. */
@Schema(description = "Fields to change (RFC 7396): null takes one away, what is absent stays.", minProperties = 1)
record SectionPatch(
        @Schema(nullable = true, description = "Its name in paths; stays if absent.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "The name for people.", maxLength = SectionDraft.NAME_LENGTH)
        String name,

        @Schema(
                nullable = true,
                description = "What it is about; plain text.",
                maxLength = SectionDraft.DESCRIPTION_LENGTH)
        String description,

        @Schema(
                nullable = true,
                description = "Where it stands among the sections; last if absent.",
                minimum = "0",
                maximum = "9999")
        Integer position) {}
