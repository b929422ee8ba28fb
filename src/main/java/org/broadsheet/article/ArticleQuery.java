package org.broadsheet.article;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a list of articles takes. */
public class ArticleQuery extends ArticleSelection {

    @RestQuery
    @Parameter(
            description = "With `q`: shows where the words stand, as safe HTML with `<mark>`.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String highlight;

    @RestQuery
    @Parameter(
            description = "With `q`: counts what was found by these properties, exactly up to 1,000.",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"section", "tag", "author", "year"}))
    List<String> facets;

    @RestQuery
    @Parameter(
            description = "Only these fields of each item, separated by commas; the others are absent.",
            example = "slug,headline")
    List<String> fields;
}
