package org.broadsheet.request;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The credential of a request, as {@code Authorization: Bearer …} has it (RFC 6750, section 2.1). */
public final class Bearer {

    /**
     * What the secrets of partners' keys begin with. So a request by one is known before anything is looked up, and never
     * meets an answer that is kept for everybody.
     */
    public static final String OF_PARTNER = "bsd_";

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** Whether a request is sent with a partner's key, valid or not. */
    public static boolean isOfPartner(HttpServerRequest request) {
        return of(request).filter(secret -> secret.startsWith(OF_PARTNER)).isPresent();
    }

    /** What follows the scheme, without blanks around it; empty where there is no such field, or another scheme. */
    public static Optional<String> of(HttpServerRequest request) {
        String field = request.getHeader(HttpHeaderNames.AUTHORIZATION);
        return field == null || !field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : Optional.of(field.substring(SCHEME.length()).strip());
    }
}
