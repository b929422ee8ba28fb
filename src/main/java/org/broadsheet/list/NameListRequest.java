package org.broadsheet.list;

import java.util.Optional;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;

/** The parameters of a public list of sections, tags or authors. */
public record NameListRequest(
        RequestedNames requested,
        PageRequest page,

        @Param(
                name = NameListRequest.SORT,
                description =
                        "The order: the list's own, or that of the names in `slug` and `id`, the default with them.",
                byDefault = "name",
                unless = {RequestedNames.SLUG, RequestedNames.ID})
        Optional<NameSort> sort)
        implements Checked {

    static final String SORT = "sort";

    NameSort order() {
        return sort.orElse(requested.isEmpty() ? NameSort.NAME : NameSort.ASKED);
    }

    @Override
    public void check(Faults faults) {
        requested.checkOrder(SORT, order() == NameSort.ASKED, faults);
    }
}
