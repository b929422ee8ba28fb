package org.broadsheet.section;

import java.util.Map;
import java.util.Set;
import org.broadsheet.editorial.EditorialListRequest;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;

/** The parameters of an editor's list of sections. */
record EditorialSectionListRequest(
        EditorialListRequest names,

        @Param(description = "Only sections directly below one of these (slugs).", text = Text.SLUG)
        Set<String> parent,

        @Param(name = Extra.PREFIX, description = ExtraNames.NARROWS, fieldsOf = SectionView.class)
        Map<String, Set<String>> extra) {}
