package org.broadsheet.correction;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.article.NoticeKind;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.section.Sections;

/** The parameters that select notices, in whatever form they are answered. */
public record CorrectionSelection(
        @Param(
                name = CorrectionSelection.PUBLISHED_AFTER,
                description = "Only notices published at this instant or later; a date means its first moment in UTC.",
                example = "2026-11-01")
        Optional<Instant> publishedAfter,

        @Param(
                name = CorrectionSelection.PUBLISHED_BEFORE,
                description = "Only notices published before this instant; a date means its first moment in UTC.")
        Optional<Instant> publishedBefore,

        @Param(name = CorrectionSelection.SINCE, description = "An older name for `publishedAfter`.")
        Optional<Instant> since,

        @Param(
                name = CorrectionSelection.SECTION,
                description = "Only notices of articles of one of these sections (slugs) or of what is below it.",
                text = Text.SLUG,
                inContract = false)
        Set<String> section,

        @Param(
                name = Sections.ONLY,
                description = "Whether `section` means the sections themselves, without those below them.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(description = "Only notices of one of these kinds.", inContract = false)
        Set<NoticeKind> kind)
        implements Checked {

    static final String PUBLISHED_AFTER = "publishedAfter";
    static final String PUBLISHED_BEFORE = "publishedBefore";
    static final String SINCE = "since";
    static final String SECTION = "section";

    /** The first instant of the notices, by whichever name it was sent. */
    Optional<Instant> from() {
        return publishedAfter.or(() -> since);
    }

    @Override
    public void check(Faults faults) {
        Sections.checkOnly(sectionOnly, !section.isEmpty(), faults);
        if (publishedAfter.isPresent() && since.isPresent()) {
            faults.add(SINCE, "Cannot be combined with " + PUBLISHED_AFTER + ", which means the same");
        }
        Optional<Instant> from = from();
        if (from.isPresent() && publishedBefore.isPresent() && !from.get().isBefore(publishedBefore.get())) {
            faults.add(PUBLISHED_BEFORE, "Must be later than " + PUBLISHED_AFTER + "; no notice can match");
        }
    }
}
