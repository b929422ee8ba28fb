package org.broadsheet.search;

import org.broadsheet.request.Declaration;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of suggestions. */
record SuggestionRequest(
        @Param(
                required = "the words to search for",
                description = "What the reader has typed so far.",
                example = "ferry",
                maxLength = Declaration.MAX_LENGTH)
        String q,

        @Param(description = "How many suggestions at most.", min = 1, max = 20, byDefault = "10")
        int limit,

        @Param(description = Fields.OF_ITEMS, example = "type,name", fieldsOf = SearchResults.Named.class)
        Fields fields) {}
