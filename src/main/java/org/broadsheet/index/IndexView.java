package org.broadsheet.index;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An index of the API: every address, made from the operations that there are.
 *
 * @param publication who publishes what it serves
 * @param resources everything that can be read without a key, with paths from the API's root
 * @param editorial where writing is done, with a key: what is below these addresses is in the contract
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
                description = "Where drafts are read and writing is done, with a key. What is below these addresses is"
                        + " in the contract.")
        List<Resource> editorial,

        @Schema(format = "uri-reference", description = "The contract, OpenAPI 3.1.", examples = "/q/openapi")
        String contract,

        @Schema(format = "uri-reference", description = "A page to try the contract out.")
        String documentation,

        @Schema(
                format = "uri-reference",
                description = "A list of the kinds of problems, with what each means.",
                examples = "/problems")
        String problems) {

    /**
     * One resource or list.
     *
     * @param name its name
     * @param url its path, or a URI template (RFC 6570) with the parameters that it needs
     * @param description what it returns
     * @param methods the methods of HTTP that it takes, beside HEAD and OPTIONS
     * @param forms what {@code {form}} stands for in its path; none for most
     * @param parameters all query parameters that it reads by
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

            @Schema(description = "The methods of HTTP that it takes, beside HEAD and OPTIONS.", examples = "[\"GET\"]")
            List<String> methods,

            @Schema(description = "What `{form}` stands for in its path: the forms of a feed or an article.")
            List<String> forms,

            @Schema(description = "The query parameters that it reads by.")
            List<String> parameters) {}
}
