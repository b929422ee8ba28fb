package org.broadsheet.redirect;

import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of the list of redirects. */
record RedirectListRequest(
        PageRequest page,

        @Param(description = Fields.OF_ITEMS, example = "from,to", fieldsOf = RedirectView.class)
        Fields fields) {}
