package org.broadsheet.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request failed, as RFC 9457 {@code application/problem+json}.
 *
 * @param type the path of the {@link ProblemType}, at which it is explained
 * @param title the kind in words, the same for every occurrence
 * @param status the HTTP status
 * @param detail what went wrong this time and what to do about it
 * @param errors the faults of the request, if it has any: the first {@link #MOST_FAULTS}
 * @param didYouMean the nearest existing address; only if the request's address or method does not exist
 * @param id identifies this occurrence in the log; internal errors only
 * @param reason why the resource is gone; 410 only
 * @param goneAt when it stopped being public; 410 only
 * @param notice sanitised HTML for readers; 410 only
 * @param replacement path of the resource that replaces it; 410 only
 * @param violatedPolicies the policies whose quota was exceeded, named as in {@code RateLimit-Policy}; 429 only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Why a request failed: RFC 9457 problem details.",
        requiredProperties = {"type", "title", "status"})
public record Problem(
        @Schema(
                description = "The kind of problem: the path of its explanation.",
                examples = "/problems/not-found",
                format = "uri-reference")
        String type,

        @Schema(description = "The kind in words, the same for every occurrence.", examples = "Not found")
        String title,

        @Schema(description = "The HTTP status.", minimum = "300", maximum = "599", examples = "404")
        int status,

        @Schema(description = "What went wrong this time, and what to do about it.")
        String detail,

        @Schema(
                description = "The faults of the request, if it has any: the first 100; `detail` says how many more.",
                maxItems = MOST_FAULTS)
        List<Fault> errors,

        @Schema(
                description =
                        "The nearest existing address, as a path or a URI template; only if the request's address or"
                                + " method does not exist.",
                examples = "/v1/articles")
        String didYouMean,

        @Schema(description = "Identifies this occurrence in the log; internal errors only.")
        String id,

        @Schema(description = "Why the resource is gone; 410 only.", maxLength = 500)
        String reason,

        @Schema(description = "When it stopped being public; 410 only.")
        Instant goneAt,

        @Schema(description = "Sanitised HTML for readers; 410 only.")
        String notice,

        @Schema(description = "The path of the resource that replaces it; 410 only.", format = "uri-reference")
        String replacement,

        @JsonProperty(VIOLATED_POLICIES)
        @Schema(
                name = VIOLATED_POLICIES,
                description = "The policies whose quota was exceeded, named as in `RateLimit-Policy`; 429 only.",
                maxItems = 10,
                examples = "[\"search\"]")
        List<String> violatedPolicies) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** As draft-ietf-httpapi-ratelimit-headers-10 names it, unlike our own members, for clients that know the draft. */
    private static final String VIOLATED_POLICIES = "violated-policies";

    /** How many faults an answer lists. More would help nobody, and could be many times as long as the request. */
    public static final int MOST_FAULTS = 100;

    /**
     * A problem of this kind.
     *
     * @param detail what went wrong this time; null if the faults say it
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(
                type.path(), type.title(), type.status(), detail, null, null, null, null, null, null, null, null);
    }

    /** A refusal by the HTTP server or the framework with a status that has no problem type of its own. */
    public static Problem refused(int status) {
        ProblemType type = ProblemType.REFUSED;
        return new Problem(
                type.path(),
                type.title(),
                status,
                "The request could not be read.",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** 400 with every fault found in the request's parameters. */
    public static Problem invalidParameters(List<Fault> faults) {
        return of(ProblemType.INVALID_PARAMETERS, null).with(faults);
    }

    /** 422 with every fault found in the request's body. */
    public static Problem invalidContent(List<Fault> faults) {
        return of(ProblemType.INVALID_CONTENT, null).with(faults);
    }

    /** 409 with what the request conflicts with. */
    public static Problem conflict(List<Fault> faults) {
        return of(ProblemType.CONFLICT, null).with(faults);
    }

    /** 404 of Delivery, with the same text whether a resource does not exist or is not public. */
    public static Problem notFound() {
        return of(ProblemType.NOT_FOUND, "There is nothing public at this address.");
    }

    /** 404 of the Editorial API, whose callers may know what is stored. */
    public static Problem notStored() {
        return of(ProblemType.NOT_FOUND, "The Editorial API has nothing with this id or name.");
    }

    /** 410 for a resource that was public. */
    public static Problem gone(String detail, String reason, Instant goneAt, String notice, String replacement) {
        ProblemType type = ProblemType.GONE;
        return new Problem(
                type.path(),
                type.title(),
                type.status(),
                detail,
                null,
                null,
                null,
                reason,
                goneAt,
                notice,
                replacement,
                null);
    }

    /** 500, with only an id to find the cause in the log. */
    public static Problem internal(String id) {
        ProblemType type = ProblemType.INTERNAL_ERROR;
        return new Problem(
                type.path(),
                type.title(),
                type.status(),
                "The server failed. The log has the cause under this id.",
                null,
                null,
                id,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same problem with these faults; its detail, where it has none, says how many are not listed. */
    public Problem with(List<Fault> faults) {
        return new Problem(
                type,
                title,
                status,
                detail == null ? more(faults) : detail,
                listed(faults),
                didYouMean,
                id,
                reason,
                goneAt,
                notice,
                replacement,
                violatedPolicies);
    }

    /** The same problem with the nearest existing address; null for none. */
    public Problem suggesting(String address) {
        return new Problem(
                type,
                title,
                status,
                detail,
                errors,
                address,
                id,
                reason,
                goneAt,
                notice,
                replacement,
                violatedPolicies);
    }

    /** The same problem with the names of the policies whose quota was exceeded. */
    public Problem violating(List<String> policies) {
        return new Problem(
                type, title, status, detail, errors, didYouMean, id, reason, goneAt, notice, replacement, policies);
    }

    /** The faults that an answer lists: the first {@link #MOST_FAULTS}. */
    public static List<Fault> listed(List<Fault> faults) {
        return List.copyOf(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
    }

    private static String more(List<Fault> faults) {
        return faults.size() <= MOST_FAULTS
                ? null
                : "There are " + faults.size() + " faults; the first " + MOST_FAULTS + " are listed.";
    }

    /** Ends the request with this problem. */
    public ProblemException exception() {
        return new ProblemException(this, Map.of());
    }

    /** Ends the request with this problem and these response headers. */
    public ProblemException exception(Map<String, String> headers) {
        return new ProblemException(this, headers);
    }
}
