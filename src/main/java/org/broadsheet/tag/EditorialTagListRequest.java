package org.broadsheet.tag;

import java.util.Map;
import java.util.Set;
import org.broadsheet.editorial.EditorialListRequest;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.request.Param;

/** The parameters of an editor's list of tags. */
record EditorialTagListRequest(
        EditorialListRequest names,

        @Param(description = "Only tags of one of these kinds.")
        Set<TagKind> kind,

        @Param(name = Extra.PREFIX, description = ExtraNames.NARROWS, fieldsOf = TagView.class)
        Map<String, Set<String>> extra) {}
