package org.broadsheet.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request, and what would be right.
 *
 * @param parameter the query or path parameter or header it is about; absent for faults of a body
 * @param pointer a JSON Pointer (RFC 6901) into the body; absent for faults of a parameter
 * @param detail a sentence for a person
 * @param allowed the values that would be taken, where they can be listed
 * @param didYouMean the nearest known name or value, where one is near
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing that is wrong with a request, and what would be right.", requiredProperties = "detail")
public record Fault(
        @Schema(
                description = "The parameter or header that it is about; absent for faults of a body.",
                examples = "limt")
        String parameter,

        @Schema(description = "A JSON Pointer (RFC 6901) into the body; absent for faults of a parameter.")
        String pointer,

        @Schema(description = "A sentence for a person.") String detail,

        @Schema(description = "The values that would be taken, where they can be listed.")
        List<String> allowed,

        @Schema(description = "The nearest known name or value, where one is near.", examples = "limit")
        String didYouMean) {

    /** A fault of the query parameter, path parameter or header so named. */
    public static Fault parameter(String name, String detail) {
        return new Fault(name, null, detail, null, null);
    }

    /** A fault at a place of the request's body. */
    public static Fault pointer(String pointer, String detail) {
        return new Fault(null, pointer, detail, null, null);
    }

    /** The same fault with the values that would have been taken and the nearest of them to what was sent. */
    public Fault allowing(List<String> values, String sent) {
        return new Fault(
                parameter, pointer, detail, values, Nearest.to(sent, values).orElse(null));
    }

    /** The same fault with a suggestion; null leaves it without. */
    public Fault suggesting(String name) {
        return new Fault(parameter, pointer, detail, allowed, name);
    }
}
