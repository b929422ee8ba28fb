package org.broadsheet.release;

import java.util.Optional;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;

/** The parameters of the list of releases. */
record ReleaseListRequest(
        PageRequest page,

        @Param(description = "Only releases in this state.") Optional<ReleaseState> state) {}
