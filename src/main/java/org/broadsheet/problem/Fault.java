package org.broadsheet.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fault of a request, and how to fix it.
 *
 * @param parameter the query or path parameter or header it is about; absent for faults in a body
 * @param pointer a JSON Pointer (RFC 6901) into the body; absent for faults in a parameter
 * @param detail a sentence for people to read
 * @param allowed the allowed values, if they can be listed; for an unknown parameter, the names of the known ones
 * @param didYouMean the nearest known name or value, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One fault of a request, and how to fix it.", requiredProperties = "detail")
public record Fault(
        @Schema(
                description = "The parameter or header that it is about; absent for faults in a body.",
                examples = "limt")
        String parameter,

        @Schema(description = "A JSON Pointer (RFC 6901) into the body; absent for faults in a parameter.")
        String pointer,

        @Schema(description = "A sentence for people to read.")
        String detail,

        @Schema(
                description =
                        "The allowed values, if they can be listed; for an unknown parameter, the names of the known"
                                + " ones.")
        List<String> allowed,

        @Schema(description = "The nearest known name or value, if there is one.", examples = "limit")
        String didYouMean) {

    /** A fault of the query parameter, path parameter or header with this name. */
    public static Fault parameter(String name, String detail) {
        return new Fault(name, null, detail, null, null);
    }

    /** A fault at a place of the request's body. */
    public static Fault pointer(String pointer, String detail) {
        return new Fault(null, pointer, detail, null, null);
    }

    /** The same fault with the allowed values or names. */
    public Fault allowing(List<String> values) {
        return new Fault(parameter, pointer, detail, values, didYouMean);
    }

    /** The same fault with the allowed values, and the one nearest to what was sent. */
    public Fault allowing(List<String> values, String sent) {
        return new Fault(
                parameter, pointer, detail, values, Nearest.to(sent, values).orElse(null));
    }

    /** The same fault with a suggestion; null for none. */
    public Fault suggesting(String name) {
        return new Fault(parameter, pointer, detail, allowed, name);
    }
}
