package org.broadsheet.section;

import org.broadsheet.list.NameListRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of the list of sections. */
record SectionListRequest(
        NameListRequest names,

        @Param(description = Fields.OF_ITEMS, example = "slug,name", fieldsOf = SectionView.class)
        Fields fields) {}
