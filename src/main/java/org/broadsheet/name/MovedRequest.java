package org.broadsheet.name;

import org.broadsheet.request.Param;

/** The parameter of a single thing that may be asked for by a slug that it had before. */
public record MovedRequest(
        @Param(description = MovedRequest.MOVED, byDefault = "redirect")
        Moved moved) {

    public static final String MOVED =
            "What a slug gives that it had before: `redirect` (308), or the thing itself `inline`.";
}
