package org.broadsheet.editorial;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.response.EntityTag;

/** Answers reads of one resource with the ETag of its version. */
public final class EditorialRead {

    /** Contract description of a field that the program sets and that a client may send back with the content. */
    public static final String KEPT = "Set by the program: leave it out, or send it back unchanged.";

    private EditorialRead() {}

    /** 200 with the view, or 304 if the client has this version. */
    public static Response of(Object view, int version, String ifNoneMatch) {
        return of(view, Precondition.tag(version, view), ifNoneMatch);
    }

    /** The same for a view with this entity tag. */
    public static Response of(Object view, String tag, String ifNoneMatch) {
        if (EntityTag.matches(ifNoneMatch, tag)) {
            return Response.status(304).header(HttpHeaders.ETAG, tag).build();
        }
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
