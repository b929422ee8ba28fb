package org.broadsheet.author;

import org.broadsheet.body.ImagePatch;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes of an author as editors send them, for the contract. */
@Schema(description = "Fields to change (RFC 7396): null takes one away, what is absent stays.", minProperties = 1)
record AuthorPatch(
        @Schema(nullable = true, description = "Its name in paths; stays if absent.", maxLength = 200)
        String slug,

        @Schema(nullable = true, description = "The name for people.", maxLength = AuthorDraft.NAME_LENGTH)
        String name,

        @Schema(nullable = true, description = "What they do at the publication.", maxLength = AuthorDraft.NAME_LENGTH)
        String role,

        @Schema(nullable = true, description = "HTML, sanitised.", maxLength = AuthorDraft.BIO_LENGTH)
        String bio,

        @Schema(nullable = true, description = "Their portrait.")
        ImagePatch avatar) {}
