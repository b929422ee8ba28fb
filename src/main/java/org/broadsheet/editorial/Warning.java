package org.broadsheet.editorial;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something about a write that its sender should know.
 *
 * @param pointer a JSON Pointer into what was sent
 */
@Schema(description = "Something about a write that its sender should know.")
public record Warning(
        @Schema(description = "A JSON Pointer (RFC 6901) into what was sent.")
        String pointer,

        @Schema(description = "A sentence.") String detail) {}
