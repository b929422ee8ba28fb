package org.broadsheet.summary;

import java.util.Set;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of a list of summaries. */
public record SummaryListRequest(
        SummarySelection summaries,
        PageRequest page,

        @Param(
                name = BodyRequest.BODY,
                description = SingleSummaryRequest.BODY,
                byDefault = "html",
                example = "markdown")
        Set<BodyForm> body,

        @Param(description = Fields.OF_ITEMS, example = "slug,headline,excerpt", fieldsOf = SummaryView.class)
        Fields fields)
        implements Checked {

    /** Shows the requested body, whatever the fields are. */
    public SummaryListRequest {
        boolean bodyWanted = !body.equals(BodyRequest.HTML.forms()) && !body.contains(BodyForm.NONE);
        fields = bodyWanted ? fields.with(Set.of(BodyRequest.BODY)) : fields;
    }

    /** A page of these summaries, with their bodies as HTML. */
    public static SummaryListRequest of(SummarySelection summaries, PageRequest page) {
        return new SummaryListRequest(summaries, page, BodyRequest.HTML.forms(), Fields.ALL);
    }

    BodyRequest bodyRequest() {
        return BodyRequest.of(body);
    }

    @Override
    public void check(Faults faults) {
        bodyRequest().check(faults);
    }
}
