package org.broadsheet.change;

import java.util.List;
import org.broadsheet.delivery.Query;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of the change feed. */
public class ChangeQuery extends Query {

    @RestQuery
    @Parameter(
            description =
                    "Only changes after this place: the `cursor` of an answer, of a row, or of the export, or `now` for"
                            + " what is yet to come. Without it, from the oldest that are kept; server-sent events"
                            + " from now.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 20, pattern = "^([0-9]+|now)$"))
    String cursor;

    @RestQuery
    @Parameter(
            description = "Only changes of these kinds of things.",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            enumeration = {"article", "author", "section", "summary", "tag"}))
    List<String> types;

    @RestQuery
    @Parameter(
            description = "Only what is in this section (a slug), or was: leaving it is a delete.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    String section;

    @RestQuery
    @Parameter(
            description = "How many changes at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Where there is nothing yet, waits up to so many seconds for something to happen.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "25", defaultValue = "0"))
    String wait;
}
