package org.broadsheet.summary;

import java.util.Optional;
import java.util.Set;
import org.broadsheet.list.RequestedNames;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.section.Sections;

/** The parameters that select and order summaries, in whatever form they are answered. */
public record SummarySelection(
        RequestedNames requested,

        @Param(
                name = SummarySelection.SECTION,
                description = "Only summaries of one of these sections (slugs) or of what is below it.",
                text = Text.SLUG,
                example = "local")
        Set<String> section,

        @Param(
                name = Sections.ONLY,
                description = "Whether `section` means the sections themselves, without those below them.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(
                name = SummarySelection.SORT,
                description =
                        "The order: newest first, or that of the names in `slug` and `id`, the default with them.",
                byDefault = "-publishedAt",
                unless = {RequestedNames.SLUG, RequestedNames.ID})
        Optional<SummarySort> sort)
        implements Checked {

    static final String SECTION = "section";
    static final String SORT = "sort";

    SummarySort order() {
        return sort.orElse(requested.isEmpty() ? SummarySort.NEWEST : SummarySort.ASKED);
    }

    @Override
    public void check(Faults faults) {
        Sections.checkOnly(sectionOnly, !section.isEmpty(), faults);
        requested.checkOrder(SORT, order() == SummarySort.ASKED, faults);
    }
}
