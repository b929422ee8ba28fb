package org.broadsheet.editorial;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.broadsheet.delivery.EntityTag;

/** Answers reads of one thing with the ETag of its version. */
public final class EditorialRead {

    /** What the contract says of a field that the program keeps and that may come back with the content. */
    public static final String KEPT = "Kept by the program: as it was read, or left out.";

    private EditorialRead() {}

    /** 200 with the view, or 304 where the client holds this version. */
    public static Response of(Object view, int version, String ifNoneMatch) {
        String tag = Precondition.tag(version);
        if (EntityTag.matches(ifNoneMatch, tag)) {
            return Response.status(304).header(HttpHeaders.ETAG, tag).build();
        }
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
