package org.broadsheet.name;

import org.broadsheet.request.Param;

/** The parameter of a single resource that may be requested by a former slug. */
public record MovedRequest(
        @Param(description = MovedRequest.MOVED, byDefault = "redirect")
        Moved moved) {

    public static final String MOVED = "What a former slug answers: `redirect` (308), or the resource itself `inline`.";
}
