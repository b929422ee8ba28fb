package org.broadsheet.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadsheet.problem.Problem;
import org.broadsheet.quota.Allowance;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The responses and headers that operations share, as components of the contract. */
final class ContractResponses {

    private static final String NOT_MODIFIED = "NotModified";
    private static final String LIST_PAGE = "page";

    private record Shared(String name, String description) {}

    private static final Map<Integer, Shared> SHARED = Map.ofEntries(
            Map.entry(
                    304, new Shared(NOT_MODIFIED, "The client's copy is current: the request sent its ETag or date.")),
            Map.entry(308, new Shared("Moved", "It has another slug now: `Location` is its address.")),
            Map.entry(400, new Shared("BadRequest", "The request has faults; all of them are listed.")),
            Map.entry(401, new Shared("Unauthorized", "No key was sent, or one that is unknown, expired or revoked.")),
            Map.entry(403, new Shared("Forbidden", "The key lacks the scope.")),
            Map.entry(404, new Shared("NotFound", "Nothing public is at this address.")),
            Map.entry(
                    406, new Shared("NotAcceptable", "None of the media types that the client accepts is available.")),
            Map.entry(408, new Shared("RequestTimeout", "The body did not arrive in time.")),
            Map.entry(410, new Shared("Gone", "It was public and is withdrawn.")),
            Map.entry(409, new Shared("Conflict", "It conflicts with something stored, which is named.")),
            Map.entry(412, new Shared("PreconditionFailed", "It was changed meanwhile: read it again.")),
            Map.entry(413, new Shared("ContentTooLarge", "The body is over the limit, which is named.")),
            Map.entry(414, new Shared("UriTooLong", "The address is over the limit.")),
            Map.entry(
                    415,
                    new Shared(
                            "UnsupportedMediaType",
                            "The body's media type is not supported; the supported one is named.")),
            Map.entry(429, new Shared("TooManyRequests", "Too many requests; `Retry-After` says when to try again.")),
            Map.entry(422, new Shared("InvalidContent", "The body has faults; all of them are listed.")),
            Map.entry(428, new Shared("PreconditionRequired", "Send If-Match with the ETag that you read.")),
            Map.entry(500, new Shared("InternalError", "An internal error, with the id under which it is in the log.")),
            Map.entry(503, new Shared("Unavailable", "Not ready, or too busy; `Retry-After` says when to try again.")));

    private record Named(String component, boolean required, String description) {}

    private static final Map<String, Named> HEADERS = new TreeMap<>(Map.ofEntries(
            Map.entry("Accept", new Named("Accept", false, "The media types that are accepted for bodies (RFC 9110).")),
            Map.entry(
                    "Accept-Patch",
                    new Named("AcceptPatch", false, "The media types that are accepted for patches (RFC 5789).")),
            Map.entry("Cache-Control", new Named("CacheControl", true, "How long and by whom it may be cached.")),
            Map.entry("Cache-Tag", new Named("CacheTag", false, "Tags to purge it by, separated by commas.")),
            Map.entry(
                    "CDN-Cache-Control",
                    new Named("CdnCacheControl", false, "Like Cache-Control, for shared caches only (RFC 9213).")),
            Map.entry("ETag", new Named("ETag", true, "Strong entity tag, for If-None-Match.")),
            Map.entry(
                    "Last-Modified",
                    new Named("LastModified", false, "When it last changed, for If-Modified-Since, if that is known.")),
            Map.entry(
                    "Link",
                    new Named("Link", false, "The pages around this one and its other forms, by `rel` (RFC 8288).")),
            Map.entry("Location", new Named("Location", true, "Where it is now.")),
            Map.entry(
                    Allowance.RATE_LIMIT,
                    new Named(
                            "RateLimit",
                            false,
                            "What is left of the quota that this request was counted under: `r` requests more at once,"
                                    + " `t` seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers-10)."
                                    + " To be ignored in an answer that a cache kept, which has an `Age`.")),
            Map.entry(
                    Allowance.RATE_LIMIT_POLICY,
                    new Named(
                            "RateLimitPolicy",
                            false,
                            "That quota: `q` requests in `w` seconds. Without it, the request was not counted.")),
            Map.entry("Retry-After", new Named("RetryAfter", false, "Seconds to wait before trying again.")),
            Map.entry("Server-Timing", new Named("ServerTiming", false, "Where the time went, in milliseconds.")),
            Map.entry("Surrogate-Key", new Named("SurrogateKey", false, "Tags to purge it by, separated by spaces.")),
            Map.entry("WWW-Authenticate", new Named("WwwAuthenticate", true, "How to authenticate (RFC 9110).")),
            Map.entry(
                    "X-Request-Id",
                    new Named("RequestId", true, "The id of this request in the log, for problem reports."))));

    private static final List<String> READ = List.of(
            "Cache-Control",
            "Cache-Tag",
            "CDN-Cache-Control",
            "ETag",
            "Last-Modified",
            "Server-Timing",
            "Surrogate-Key",
            "X-Request-Id");

    private static final List<String> LIMITED = List.of(Allowance.RATE_LIMIT, Allowance.RATE_LIMIT_POLICY);

    /** For answers without an entity tag, because they are written while they are read. */
    private static final List<String> DATED =
            List.of("Cache-Control", "Last-Modified", "Server-Timing", "X-Request-Id");

    private final Components components;
    private final TreeSet<Integer> usedResponses = new TreeSet<>();
    private final TreeSet<String> usedHeaders = new TreeSet<>();

    ContractResponses(Components components) {
        this.components = components;
    }

    /** A reference to the shared response of this status. */
    APIResponse shared(int status) {
        return OASFactory.createAPIResponse().ref(SHARED.get(status).name());
    }

    /** Adds to an operation's own response the content and headers that all of its status have. */
    void fill(String status, APIResponse response, boolean publicRead) {
        if (!status.matches("[1-5]\\d\\d")) {
            return;
        }
        int code = Integer.parseInt(status);
        if (response.getRef() != null) {
            usedResponses.add(code);
            return;
        }
        if (code >= 400) {
            response.setContent(problem());
            addHeaders(response, problemHeaders(code));
        } else if (code == 304) {
            addHeaders(response, publicRead ? READ : DATED);
        } else if (code >= 300) {
            response.setContent(problem());
            addHeaders(response, List.of("Location", "Server-Timing", "X-Request-Id"));
        } else {
            addHeaders(response, publicRead ? READ : List.of("Server-Timing", "X-Request-Id"));
            if (publicRead && isList(response)) {
                addHeaders(response, List.of("Link"));
            }
        }
    }

    /** Adds the headers by which a client is told what is left of its quota. */
    void fillLimited(APIResponse response) {
        if (response.getRef() == null) {
            addHeaders(response, LIMITED);
        }
    }

    /** Adds the headers of an editorial success: the address of what was created, and its new version. */
    void fillEditorial(String status, APIResponse response, boolean versioned) {
        if (status.equals("201")) {
            addHeaders(response, List.of("Location"));
        }
        if (versioned && (status.equals("200") || status.equals("201"))) {
            addHeaders(response, List.of("ETag"));
        }
    }

    /** Adds the responses and headers that were used to the components; to be called last. */
    void publish() {
        for (int code : usedResponses) {
            Shared shared = SHARED.get(code);
            APIResponse response = OASFactory.createAPIResponse().description(shared.description());
            fill(String.valueOf(code), response, true);
            fillLimited(response);
            components.addResponse(shared.name(), response);
        }
        for (String name : usedHeaders) {
            Named named = HEADERS.get(name);
            Header header = OASFactory.createHeader()
                    .description(named.description())
                    .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
            if (named.required()) {
                header.setRequired(true);
            }
            components.addHeader(named.component(), header);
        }
    }

    private void addHeaders(APIResponse response, List<String> names) {
        for (String name : names) {
            if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
                usedHeaders.add(name);
                response.addHeader(
                        name, OASFactory.createHeader().ref(HEADERS.get(name).component()));
            }
        }
    }

    private static List<String> problemHeaders(int code) {
        return switch (code) {
            case 401 -> List.of("Server-Timing", "WWW-Authenticate", "X-Request-Id");
            case 415 -> List.of("Accept", "Accept-Patch", "Server-Timing", "X-Request-Id");
            case 429, 503 -> List.of("Retry-After", "Server-Timing", "X-Request-Id");
            default -> List.of("Server-Timing", "X-Request-Id");
        };
    }

    private static Content problem() {
        Schema schema = OASFactory.createSchema().ref(Problem.class.getSimpleName());
        MediaType mediaType = OASFactory.createMediaType().schema(schema);
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, mediaType);
    }

    private boolean isList(APIResponse response) {
        MediaType json =
                response.getContent() == null ? null : response.getContent().getMediaType("application/json");
        if (json == null || json.getSchema() == null) {
            return false;
        }
        Schema schema = json.getSchema();
        if (schema.getRef() != null) {
            schema = components.getSchemas().get(ContractSchemas.name(schema.getRef()));
        }
        return schema != null
                && schema.getProperties() != null
                && schema.getProperties().containsKey(LIST_PAGE);
    }
}
