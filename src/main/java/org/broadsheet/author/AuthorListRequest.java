package org.broadsheet.author;

import org.broadsheet.list.NameListRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of the list of authors. */
record AuthorListRequest(
        NameListRequest names,

        @Param(description = Fields.OF_ITEMS, example = "slug,name", fieldsOf = AuthorView.class)
        Fields fields) {}
