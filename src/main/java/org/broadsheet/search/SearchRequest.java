package org.broadsheet.search;

import org.broadsheet.article.Teaser;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of a search over everything. */
public record SearchRequest(
        @Param(
                required = "the words to search for",
                description = "The words to search for: all of them, `\"a phrase\"`, `-without`, `OR`, `begin*`.",
                example = "ferry",
                maxLength = Declaration.MAX_LENGTH)
        String q,

        @Param(description = "How many of each kind at most.", min = 1, max = 20, byDefault = "10")
        int limit,

        @Param(
                description = "Only these fields of each article, separated by commas; the others are absent.",
                example = "slug,headline",
                fieldsOf = Teaser.class)
        Fields fields) {}
