package org.broadsheet.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        String id) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A kind of problem: {@code /problems/<kind>} and its title. */
    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem("/problems/" + kind, title, status, detail, null, null);
    }

    /** 400 with every fault found in the request's parameters. */
    public static Problem invalidParameters(List<Fault> faults) {
        return new Problem("/problems/invalid-parameters", "Invalid parameters", 400, null, List.copyOf(faults), null);
    }

    /** 404: the same words for what never was and for what may not be seen. */
    public static Problem notFound() {
        return of(404, "not-found", "Not found", "There is nothing public at this address.");
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
