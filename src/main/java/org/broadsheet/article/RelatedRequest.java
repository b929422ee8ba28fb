package org.broadsheet.article;

import java.util.Set;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;

/** The parameters of a list of related stories. */
public record RelatedRequest(
        @Param(description = "How many stories at most.", min = 1, max = 50, byDefault = "6")
        int limit,

        @Param(
                description = "Leaves out these articles (slugs or ids), such as those that the page already shows.",
                text = Text.SLUG_OR_ID,
                example = "porom-povertaietsia")
        Set<String> exclude,

        @Param(description = Fields.OF_ITEMS, example = "slug,headline,reason", fieldsOf = Teaser.class)
        Fields fields) {}
