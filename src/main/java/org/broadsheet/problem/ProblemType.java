package org.broadsheet.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of problems (RFC 9457, section 3.1.1). Each is an address below {@link #ROOT} that explains it: answers,
 * those pages and {@code docs/problems.md} are made from this list, so a problem without its page does not compile.
 */
public enum ProblemType {
    MOVED(
            308,
            "Moved",
            "It has another address now, which is in the header Location.",
            "Follow Location, and redirect your own readers too."),
    INVALID_PARAMETERS(
            400,
            "Invalid parameters",
            "Parameters or headers of the request are unknown, wrong, or contradict each other.",
            "Read errors: every fault names its parameter, what is allowed there, and what you probably meant. Unknown"
                    + " parameters are refused, never ignored, so that a misspelt filter does not go unnoticed."),
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The request could be read in two ways: its framing is ambiguous, or its path is spelt oddly, for example"
                    + " with // or %2F.",
            "Send the address as the contract spells it, one Host header, and one way of stating the body's length."),
    MALFORMED_JSON(
            400,
            "Malformed JSON",
            "The body is not one JSON object in UTF-8. A name that is used twice in an object counts as malformed.",
            "The detail names the line and column. Check the body with a JSON parser, such as jq."),
    INVALID_IDEMPOTENCY_KEY(
            400,
            "Invalid Idempotency-Key",
            "The header Idempotency-Key is empty, too long, or has characters that are not visible ASCII.",
            "Send a fresh UUID for each write, and the same one when you repeat that write."),
    REFUSED(
            400,
            "Refused",
            "The HTTP server could not read the request.",
            "Check the request line, the headers and the body's length."),
    UNAUTHORIZED(
            401,
            "Unauthorized",
            "The Editorial API needs a key, and none was sent, or one that is unknown, expired or revoked.",
            "Send `Authorization: Bearer <key>`. Reading what is public, at /v1 outside of /v1/editorial, needs no key; a"
                    + " partner's has to be valid there too."),
    MISSING_SCOPE(
            403,
            "Missing scope",
            "The key is valid, but lacks the scope that this operation needs.",
            "Use a key with the scope that the detail names; one with the scope admin can make such a key."),
    OUTSIDE_LIMITS(
            403,
            "Outside the key's limits",
            "The key is limited to sections or sources, and this does not belong to them, or belongs to all.",
            "Use a key without those limits. One with the scope admin can see them at /v1/editorial/keys and make"
                    + " another key; the limits of a key never change."),
    OUTSIDE_PRODUCT(
            403,
            "Outside the product",
            "The key is a partner's, and this is no part of what the partner gets.",
            "Ask for what the detail and errors name. What is public can be read without the key; the newsroom decides what"
                    + " the product has."),
    CROSS_ORIGIN(
            403,
            "Cross-origin",
            "A script of another site requested something that is not public.",
            "Call the Editorial API from your server. A browser must not hold a key."),
    PREVIEW_TOKEN_INVALID(
            403,
            "Preview token invalid",
            "The preview token is unknown, expired or revoked.",
            "Ask the newsroom for a new preview of the draft."),
    NOT_FOUND(
            404,
            "Not found",
            "There is nothing at this address, or nothing that is public: a draft looks the same as nothing at all. If"
                    + " the address itself does not exist, the detail and didYouMean name the nearest that does.",
            "Check the slug, or ask /v1/resolve what a path of the site leads to now. /v1 lists all addresses."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "This address does not support this method; the header Allow lists those that it does.",
            "Everything outside of /v1/editorial is read-only. Writes go to addresses below /v1/editorial, with a"
                    + " key."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "This address has none of the media types that the header Accept asks for.",
            "Leave Accept out, or ask for a media type that the contract lists for this operation."),
    REQUEST_TIMEOUT(
            408,
            "Request timeout",
            "The body of the request did not arrive in time.",
            "Send it again, over a better connection. Large batches belong in an import, which may take as long as it"
                    + " needs."),
    CONFLICT(
            409,
            "Conflict",
            "The request conflicts with something stored, such as a slug that is taken or an article that still"
                    + " refers to what you delete.",
            "Read errors, which names it, and change one or the other."),
    REQUEST_IN_PROGRESS(
            409,
            "Request in progress",
            "The first request with this Idempotency-Key is still running.",
            "Wait for Retry-After seconds and send the same request again: you get the first one's answer."),
    GONE(
            410,
            "Gone",
            "This was public and no longer is. reason, notice and replacement say more.",
            "Show the notice with status 410, or lead readers to the replacement."),
    CURSOR_TOO_OLD(
            410,
            "Cursor too old",
            "Changes after this cursor are no longer kept, or a partner's product is another one since, so following it further"
                    + " would leave a gap.",
            "Rebuild your copy from /v1/export.ndjson, whose last line has the cursor to continue from."),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            "What is stored is not at the version in If-Match: somebody else has changed it, or the tag belongs to"
                    + " another resource.",
            "Read it again from the Editorial API, make your change to that, and send If-Match with its ETag exactly as"
                    + " you received it, with the quotes."),
    CONTENT_TOO_LARGE(
            413,
            "Content too large",
            "The body is over the limit.",
            "Send less at once. Many records belong in an import, which has no overall limit."),
    URI_TOO_LONG(
            414,
            "URI too long",
            "The address is over the limit.",
            "Name fewer values at once, and send several requests."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body has a media type that this operation does not support.",
            "Send one of the media types in the detail and the header Accept as Content-Type. PATCH takes a JSON Merge"
                    + " Patch (RFC 7396), application/merge-patch+json."),
    RANGE_NOT_SATISFIABLE(
            416,
            "Range not satisfiable",
            "The header Range asks for bytes beyond the end.",
            "Ask for bytes below the length in Content-Range, or for the whole, without Range."),
    INVALID_CONTENT(
            422,
            "Invalid content",
            "The body is JSON, but its content has faults.",
            "Read errors: every fault has a JSON Pointer to its place, and says what is allowed there."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "This Idempotency-Key was used for another request within the last day.",
            "Use a new key for each write; only repetitions of the same write share a key."),
    PRECONDITION_REQUIRED(
            428,
            "Precondition required",
            "A change to something that exists must say which version it is based on.",
            "Read it from the Editorial API, and send the ETag of that answer as If-Match, with its quotes. If-Match: *"
                    + " overwrites whatever is there."),
    TOO_MANY_FAILURES(
            429,
            "Too many failures",
            "Your address has sent too many wrong keys.",
            "Wait for Retry-After seconds. A valid key is accepted at any time."),
    QUOTA_EXCEEDED(
            429,
            "Quota exceeded",
            "Your address or your key has sent more requests of a kind than it may send: searches or exports, for"
                    + " example. violated-policies names the kind, RateLimit-Policy says how many.",
            "Wait for Retry-After seconds and ask again; keep showing what you have until then. RateLimit says in each"
                    + " answer how many requests are left. A program that asks for many readers should send a key, by"
                    + " which it is counted on its own and may send more."),
    QUOTA_USED_UP(
            429,
            "Quota used up",
            "The partner has got as many whole articles this month as were agreed.",
            "Wait for Retry-After seconds, which is when the next month begins in UTC, or ask the newsroom for more. Lists and"
                    + " the change feed still answer."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "The program failed. The log has the cause under the id of this problem.",
            "Show what you have, and tell the operators the id."),
    NOT_THERE_YET(
            503,
            "Not there yet",
            "This node has not yet seen the write that minVersion names.",
            "Wait for Retry-After seconds and ask again."),
    OVERLOADED(
            503,
            "Overloaded",
            "The node is working on as many requests as it can.",
            "Wait for Retry-After seconds and ask again; keep showing what you have until then."),
    UNAVAILABLE(
            503,
            "Unavailable",
            "Something that the answer needs is temporarily unavailable: mostly the database, the store of pictures, or"
                    + " a free slot for a long request.",
            "Wait for Retry-After seconds and ask again. Nothing was written."),
    STORAGE_FULL(
            503,
            "Storage full",
            "The database, or the store of pictures, has no space left. Reading still works.",
            "Tell the operators. Nothing was written."),
    READ_ONLY(
            503,
            "Read-only",
            "The database accepts no writes at the moment, for example because it has become a standby.",
            "Wait for Retry-After seconds and send the write again. Nothing was written."),
    OUTCOME_UNKNOWN(
            503,
            "Outcome unknown",
            "The database connection was lost during the commit, so this may or may not have been written.",
            "Read it before you send it again. With an Idempotency-Key or If-Match you can send it again as it is.");

    /** The address of all kinds, below which each has its own. */
    public static final String ROOT = "/problems";

    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(int status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The kind of this name, such as {@code not-found}. */
    public static Optional<ProblemType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst();
    }

    /** Its name in addresses, such as {@code not-found}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The path that identifies it, and that explains it. */
    public String path() {
        return ROOT + '/' + wireName();
    }

    /** The HTTP status of its answers. */
    public int status() {
        return status;
    }

    /** The kind in words, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** What has happened, for whoever gets it. */
    public String meaning() {
        return meaning;
    }

    /** What that person can do about it. */
    public String remedy() {
        return remedy;
    }
}
