package org.broadsheet.author;

import java.util.Map;
import java.util.Set;
import org.broadsheet.editorial.EditorialListRequest;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.request.Param;

/** The parameters of an editor's list of authors. */
record EditorialAuthorListRequest(
        EditorialListRequest names,

        @Param(name = Extra.PREFIX, description = ExtraNames.NARROWS, fieldsOf = AuthorView.class)
        Map<String, Set<String>> extra) {}
