package org.broadsheet.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request was not answered, as RFC 9457 {@code application/problem+json}.
 *
 * @param type a path that names the kind of problem, such as {@code /problems/not-found}
 * @param title the kind in words, the same for every occurrence
 * @param status the HTTP status
 * @param detail what went wrong this time and what to do about it
 * @param errors all faults of the request, where it has faults
 * @param id names this occurrence in the log; internal errors only
 * @param reason why what was here is gone; 410 only
 * @param goneAt since when it is gone; 410 only
 * @param notice sanitised HTML for readers; 410 only
 * @param replacement the address of what took its place, from the API's root; 410 only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Why a request was not answered: RFC 9457 problem details.",
        requiredProperties = {"type", "title", "status"})
public record Problem(
        @Schema(
                description = "A path that names the kind of problem.",
                examples = "/problems/not-found",
                format = "uri-reference")
        String type,

        @Schema(description = "The kind in words, the same for every occurrence.", examples = "Not found")
        String title,

        @Schema(description = "The HTTP status.", minimum = "300", maximum = "599", examples = "404")
        int status,

        @Schema(description = "What went wrong this time, and what to do about it.")
        String detail,

        @Schema(description = "All faults of the request, where it has faults.")
        List<Fault> errors,

        @Schema(description = "Names this occurrence in the log; internal errors only.")
        String id,

        @Schema(description = "Why what was here is gone; 410 only.", maxLength = 500)
        String reason,

        @Schema(description = "Since when it is gone; 410 only.")
        Instant goneAt,

        @Schema(description = "Sanitised HTML for readers; 410 only.")
        String notice,

        @Schema(description = "The address of what took its place; 410 only.", format = "uri-reference")
        String replacement) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A kind of problem: {@code /problems/<kind>} and its title. */
    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem("/problems/" + kind, title, status, detail, null, null, null, null, null, null);
    }

    /** 400 with every fault found in the request's parameters. */
    public static Problem invalidParameters(List<Fault> faults) {
        return of(400, "invalid-parameters", "Invalid parameters", null).with(faults);
    }

    /** 422 with every fault found in the request's body. */
    public static Problem invalidContent(List<Fault> faults) {
        return of(422, "invalid-content", "Invalid content", null).with(faults);
    }

    /** 409 with what stands in the way. */
    public static Problem conflict(List<Fault> faults) {
        return of(409, "conflict", "Conflict", null).with(faults);
    }

    /** 404: the same words for what never was and for what may not be seen. */
    public static Problem notFound() {
        return of(404, "not-found", "Not found", "There is nothing public at this address.");
    }

    /** 410 for what was public. */
    public static Problem gone(String detail, String reason, Instant goneAt, String notice, String replacement) {
        return new Problem("/problems/gone", "Gone", 410, detail, null, null, reason, goneAt, notice, replacement);
    }

    /** 500: nothing but a name for the log. */
    public static Problem internal(String id) {
        return new Problem(
                "/problems/internal-error",
                "Internal error",
                500,
                "A fault of ours. The log has it under this id.",
                null,
                id,
                null,
                null,
                null,
                null);
    }

    private Problem with(List<Fault> faults) {
        return new Problem(type, title, status, detail, List.copyOf(faults), id, reason, goneAt, notice, replacement);
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
