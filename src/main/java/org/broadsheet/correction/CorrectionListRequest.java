package org.broadsheet.correction;

import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of the list of notices. */
public record CorrectionListRequest(
        CorrectionSelection notices,
        PageRequest page,

        @Param(description = Fields.OF_ITEMS, example = "kind,publishedAt", fieldsOf = CorrectionView.class)
        Fields fields) {

    /** A page of these notices, with all of their fields. */
    public static CorrectionListRequest of(CorrectionSelection notices, PageRequest page) {
        return new CorrectionListRequest(notices, page, Fields.ALL);
    }
}
