package org.broadsheet.summary;

import java.util.Set;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.name.Moved;
import org.broadsheet.name.MovedRequest;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;

/** The parameters of a single summary. */
record SingleSummaryRequest(
        @Param(
                name = BodyRequest.BODY,
                description = SingleSummaryRequest.BODY,
                byDefault = "html",
                example = "markdown")
        Set<BodyForm> body,

        @Param(description = MovedRequest.MOVED, byDefault = "redirect")
        Moved moved)
        implements Checked {

    static final String BODY =
            "The forms of the text: `html` (default), `blocks`, `markdown`, `text`, several separated by commas, or"
                    + " `none`.";

    BodyRequest bodyRequest() {
        return BodyRequest.of(body);
    }

    @Override
    public void check(Faults faults) {
        bodyRequest().check(faults);
    }
}
