package org.broadsheet.author;

import java.util.Map;
import java.util.Set;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.list.NameListRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of the list of authors. */
record AuthorListRequest(
        NameListRequest names,

        @Param(name = Extra.PREFIX, description = ExtraNames.NARROWS, fieldsOf = AuthorView.class)
        Map<String, Set<String>> extra,

        @Param(description = Fields.OF_ITEMS, example = "slug,name", fieldsOf = AuthorView.class)
        Fields fields) {}
