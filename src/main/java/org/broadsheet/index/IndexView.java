package org.broadsheet.index;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where everything is.
 *
 * @param resources what there is to read, with addresses from the API's root
 */
@Schema(name = "Index", description = "Where everything is.")
public record IndexView(
        @Schema(description = "The program's name.", examples = "Broadsheet")
        String name,

        @Schema(description = "The program's version.") String version,
        @Schema(description = "What there is to read.") List<Resource> resources,

        @Schema(format = "uri-reference", description = "The contract, OpenAPI 3.1.", examples = "/q/openapi")
        String contract,

        @Schema(format = "uri-reference", description = "The contract as a page to try it out.")
        String documentation) {

    /**
     * One kind of thing to read.
     *
     * @param name its name
     * @param url its list's address, or its address with places in braces (RFC 6570)
     * @param description what it gives
     */
    @Schema(name = "IndexResource", description = "One kind of thing to read.")
    public record Resource(
            @Schema(description = "Its name.", examples = "articles")
            String name,

            @Schema(description = "Its address; braces are places to fill (RFC 6570).", examples = "/v1/articles")
            String url,

            @Schema(description = "What it gives.") String description) {}
}
