package org.broadsheet.tag;

import java.util.Map;
import java.util.Set;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.list.NameListRequest;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of the list of tags. */
record TagListRequest(
        NameListRequest names,

        @Param(description = "Only tags of one of these kinds.", example = "series,storyline")
        Set<TagKind> kind,

        @Param(name = Extra.PREFIX, description = ExtraNames.NARROWS, fieldsOf = TagView.class)
        Map<String, Set<String>> extra,

        @Param(description = Fields.OF_ITEMS, example = "slug,articleCount", fieldsOf = TagView.class)
        Fields fields) {}
