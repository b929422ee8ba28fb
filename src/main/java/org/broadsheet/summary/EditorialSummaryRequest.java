package org.broadsheet.summary;

import java.util.Optional;
import java.util.Set;
import org.broadsheet.database.Visibility;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.request.WireName;
import org.broadsheet.section.Sections;

/** The parameters of an editor's list of summaries. */
record EditorialSummaryRequest(
        PageRequest page,

        @Param(description = "Only summaries in this state. `published` are those that the public sees.")
        Optional<Status> status,

        @Param(description = "Only summaries with this text in their headline or slug.")
        Optional<String> q,

        @Param(
                name = SummarySelection.SECTION,
                description = "Only summaries of one of these sections (slugs) or of what is below it.",
                text = Text.SLUG,
                inContract = false,
                example = "local")
        Set<String> section,

        @Param(
                name = Sections.ONLY,
                description = "Whether `section` means the sections themselves, without those below them.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(description = "Only summaries that have a working copy, or that have none.")
        Optional<Boolean> workingCopy)
        implements Checked {

    @Override
    public void check(Faults faults) {
        Sections.checkOnly(sectionOnly, !section.isEmpty(), faults);
    }

    /** The states that summaries can be listed by: their time alone decides. */
    enum Status implements WireName {
        PUBLISHED("published", Visibility.ofSummary("m")),
        SCHEDULED("scheduled", Visibility.laterSummary("m"));

        private final String wireName;
        private final String condition;

        Status(String wireName, String condition) {
            this.wireName = wireName;
            this.condition = condition;
        }

        @Override
        public String wireName() {
            return wireName;
        }

        /** The condition on a summary {@code m}. */
        String condition() {
            return condition;
        }
    }
}
