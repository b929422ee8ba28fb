package org.broadsheet.partner;

import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;

/** The parameters of the list of an article's holders. */
record HolderListRequest(
        PageRequest page,

        @Param(
                description =
                        "Whether to leave out those to whose text nothing has happened since: who still has the old text.",
                byDefault = "false")
        boolean outdated) {}
