package org.broadsheet.index;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An index of the API: every address, derived from the operations.
 *
 * @param publication who publishes what it serves
 * @param resources everything that can be read without a key, with paths from the API's root
 * @param editorial for drafts and writing, with a key; the contract lists what is below these addresses
 */
@Schema(name = "ApiIndex", description = "An index of the API.")
public record IndexView(
        @Schema(description = "The program's name.", examples = "Broadsheet")
        String name,

        @Schema(description = "The program's version.") String version,

        @Schema(description = "Who publishes what it serves.")
        PublicationView publication,

        @Schema(description = "Everything that can be read without a key.")
        List<Resource> resources,

        @Schema(
                description = "For reading drafts and for writing, with a key. The contract lists what is below these"
                        + " addresses.")
        List<Resource> editorial,

        @Schema(format = "uri-reference", description = "The contract, OpenAPI 3.1.", examples = "/q/openapi")
        String contract,

        @Schema(format = "uri-reference", description = "A page for trying out the API.")
        String documentation,

        @Schema(
                format = "uri-reference",
                description = "A list of the problem types and what each means.",
                examples = "/problems")
        String problems) {

    /**
     * One resource or list.
     *
     * @param name its name
     * @param url its path, or a URI template (RFC 6570) with the parameters that it needs
     * @param description what it returns
     * @param methods the HTTP methods it supports, besides HEAD and OPTIONS
     * @param forms what {@code {form}} stands for in its path; none for most
     * @param parameters all query parameters of its reads
     */
    @Schema(name = "IndexResource", description = "One resource or list.")
    public record Resource(
            @Schema(description = "Its name.", examples = "articles")
            String name,

            @Schema(
                    description = "Its path, or a URI template (RFC 6570) with the parameters that it needs.",
                    examples = "/v1/articles")
            String url,

            @Schema(description = "What it returns.") String description,

            @Schema(description = "The HTTP methods it supports, besides HEAD and OPTIONS.", examples = "[\"GET\"]")
            List<String> methods,

            @Schema(description = "What `{form}` stands for in its path: the forms of a feed or an article.")
            List<String> forms,

            @Schema(description = "The query parameters of its reads.")
            List<String> parameters) {}
}
