package org.broadsheet.article;

import java.util.List;
import org.broadsheet.delivery.ListQuery;
import org.broadsheet.delivery.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that select articles, in whatever form they come; {@link ArticleFilter} says what they mean. */
public class ArticleSelection extends ListQuery {

    @RestQuery
    @Parameter(
            description =
                    "Only articles with these words: all of them, `\"a phrase\"`, `-without`, `OR`, `begin*`. A phrase"
                            + " is looked for in headlines and in the newest 2,000 articles that have all of its words; a"
                            + " beginning stands for the 50 words of headlines that are used most.",
            example = "ferry",
            schema = @Schema(type = SchemaType.STRING, maxLength = 2000))
    String q;

    @RestQuery
    @Parameter(
            description = "Only articles of one of these sections (slugs). Repeat it or separate by commas.",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "local,culture")
    List<String> section;

    @RestQuery
    @Parameter(
            description = "Only articles with one of these tags (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "harbour")
    List<String> tag;

    @RestQuery
    @Parameter(
            description = "Only articles with all of these tags (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "ferry,harbour")
    List<String> allTags;

    @RestQuery
    @Parameter(
            description = "Only articles by one of these authors (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "mira-holt")
    List<String> author;

    @RestQuery
    @Parameter(
            description = "Only articles in one of these languages (BCP 47); `en` also finds `en-GB`.",
            example = "en")
    List<String> language;

    @RestQuery("-section")
    @Parameter(
            description = "No articles of these sections (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "sport")
    List<String> notSection;

    @RestQuery("-tag")
    @Parameter(
            description = "No articles with one of these tags (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "football")
    List<String> notTag;

    @RestQuery("-author")
    @Parameter(
            description = "No articles by one of these authors (slugs).",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "jonah-pell")
    List<String> notAuthor;

    @RestQuery("-language")
    @Parameter(description = "No articles in these languages (BCP 47).", example = "uk")
    List<String> notLanguage;

    @RestQuery
    @Parameter(
            description = "Leaves these articles out (slugs or ids): what a page shows already.",
            schema = @Schema(type = SchemaType.ARRAY, pattern = Slugs.PATTERN),
            example = "harbour-ferry-returns")
    List<String> exclude;

    @RestQuery
    @Parameter(
            description = "Only articles published at this instant or later; a date is its first moment in UTC.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40),
            example = "2026-11-01")
    String publishedAfter;

    @RestQuery
    @Parameter(
            description = "Only articles published before this instant; a date is its first moment in UTC.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40))
    String publishedBefore;

    @RestQuery
    @Parameter(
            description = "Only articles updated at this instant or later; a date is its first moment in UTC.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 40))
    String updatedAfter;

    @RestQuery
    @Parameter(
            description = "What to do with retracted articles, which lists leave out.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"exclude", "include", "only"},
                            defaultValue = "exclude"))
    String retracted;

    @RestQuery
    @Parameter(
            description = "The order; a minus sign means from high to low. `relevance` goes with `q`, is then the"
                    + " default, and ranks the newest 120 articles that were found and the newest 30 that have the"
                    + " words in their headlines.",
            schema =
                    @Schema(
                            enumeration = {"-publishedAt", "publishedAt", "-updatedAt", "headline", "relevance"},
                            defaultValue = "-publishedAt"))
    String sort;
}
