package org.broadsheet.name;

import org.broadsheet.request.Param;

/** The parameter of a single thing that may be asked for by a slug that it had before. */
public record MovedRequest(
        @Param(description = MovedRequest.MOVED, byDefault = "redirect")
        Moved moved) {

    public static final String MOVED = "What a former slug answers: `redirect` (308), or the resource itself `inline`.";
}
