package org.broadsheet.section;

import java.util.Map;
import java.util.Set;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.list.NameListRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;

/** The parameters of the list of sections. */
record SectionListRequest(
        NameListRequest names,

        @Param(
                name = SectionListRequest.PARENT,
                description = "Only sections directly below one of these (slugs).",
                text = Text.SLUG,
                example = "culture")
        Set<String> parent,

        @Param(name = Extra.PREFIX, description = ExtraNames.NARROWS, fieldsOf = SectionView.class)
        Map<String, Set<String>> extra,

        @Param(description = Fields.OF_ITEMS, example = "slug,name", fieldsOf = SectionView.class)
        Fields fields) {

    static final String PARENT = "parent";
}
