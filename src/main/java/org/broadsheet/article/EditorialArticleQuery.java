package org.broadsheet.article;

import java.util.List;
import org.broadsheet.delivery.ListQuery;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that an editor's list of articles takes: those of Delivery, and the state. */
public class EditorialArticleQuery extends ListQuery {

    @RestQuery
    @Parameter(
            description = "Only articles in this state.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {State.DRAFT, State.PUBLISHED, State.WITHDRAWN}))
    String status;

    @RestQuery
    @Parameter(description = "Only articles of one of these sections (slugs).")
    List<String> section;

    @RestQuery
    @Parameter(description = "Only articles with one of these tags (slugs).")
    List<String> tag;

    @RestQuery
    @Parameter(description = "Only articles with all of these tags (slugs).")
    List<String> allTags;

    @RestQuery
    @Parameter(description = "Only articles by one of these authors (slugs).")
    List<String> author;

    @RestQuery
    @Parameter(description = "Only articles in one of these languages (BCP 47).")
    List<String> language;

    @RestQuery("-section")
    @Parameter(description = "No articles of these sections (slugs).")
    List<String> notSection;

    @RestQuery("-tag")
    @Parameter(description = "No articles with one of these tags (slugs).")
    List<String> notTag;

    @RestQuery("-author")
    @Parameter(description = "No articles by one of these authors (slugs).")
    List<String> notAuthor;

    @RestQuery("-language")
    @Parameter(description = "No articles in these languages (BCP 47).")
    List<String> notLanguage;

    @RestQuery
    @Parameter(description = "Leaves these articles out (slugs or ids).")
    List<String> exclude;

    @RestQuery
    @Parameter(
            description = "Only articles published at this instant or later.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40))
    String publishedAfter;

    @RestQuery
    @Parameter(
            description = "Only articles published before this instant.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40))
    String publishedBefore;

    @RestQuery
    @Parameter(
            description = "Only articles updated at this instant or later.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40))
    String updatedAfter;

    @RestQuery
    @Parameter(
            description = "The order; a minus sign means from high to low.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"-savedAt", "-updatedAt", "headline"},
                            defaultValue = "-savedAt"))
    String sort;
}
