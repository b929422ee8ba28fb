package org.broadsheet.editorial;

import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something about a write that its sender should know.
 *
 * @param code what it is about
 * @param pointer a JSON Pointer into what was sent
 */
@Schema(description = "Something about a write that its sender should know.")
public record Warning(
        @Schema(description = "What it is about, for programs; codes are added, never renamed.")
        WarningCode code,

        @Schema(description = "A JSON Pointer (RFC 6901) into what was sent.")
        String pointer,

        @Schema(description = "A sentence for people to read.")
        String detail) {

    /** A warning about lost content. */
    public static Warning of(ContentLoss loss) {
        return new Warning(loss.code(), loss.pointer(), loss.detail());
    }
}
