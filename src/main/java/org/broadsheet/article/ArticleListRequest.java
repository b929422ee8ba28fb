package org.broadsheet.article;

import java.util.Set;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of a list of articles. */
public record ArticleListRequest(
        ArticleSelection articles,
        PageRequest page,

        @Param(
                name = ArticleListRequest.HIGHLIGHT,
                description = "With `q`: shows where the words occur, as safe HTML with `<mark>`.",
                byDefault = "false")
        boolean highlight,

        @Param(
                name = ArticleListRequest.FACETS,
                description = "With `q`: counts the results by these properties, exactly up to 1,000.")
        Set<Facet> facets,

        @Param(description = Fields.OF_ITEMS, example = "slug,headline", fieldsOf = Teaser.class)
        Fields fields)
        implements Checked {

    static final String HIGHLIGHT = "highlight";
    static final String FACETS = "facets";

    private static final String WITH_WORDS = "Can only be used with " + ArticleSelection.WORDS;

    /** Shows the requested highlight, whatever the fields are. */
    public ArticleListRequest {
        fields = highlight ? fields.with(Set.of(HIGHLIGHT)) : fields;
    }

    /** A page of these articles, without what only JSON takes. */
    public static ArticleListRequest of(ArticleSelection articles, PageRequest page) {
        return new ArticleListRequest(articles, page, false, Set.of(), Fields.ALL);
    }

    @Override
    public void check(Faults faults) {
        if (articles.words().isEmpty()) {
            if (highlight) {
                faults.add(HIGHLIGHT, WITH_WORDS);
            }
            if (!facets.isEmpty()) {
                faults.add(FACETS, WITH_WORDS);
            }
        }
    }
}
