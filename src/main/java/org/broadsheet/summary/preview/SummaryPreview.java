package org.broadsheet.summary.preview;

import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.editorial.preview.Preview;
import org.broadsheet.editorial.workingcopy.WorkingCopyPublishing;
import org.broadsheet.summary.workingcopy.SummaryWorkingCopies;

/** Shows a summary, or its working copy, as it will be once its time has come. */
@ApplicationScoped
class SummaryPreview implements Preview {

    private final WorkingCopyPublishing publishing;
    private final SummaryWorkingCopies copies;
    private final Database database;

    SummaryPreview(WorkingCopyPublishing publishing, SummaryWorkingCopies copies, Database database) {
        this.publishing = publishing;
        this.copies = copies;
        this.database = database;
    }

    @Override
    public PreviewTokens.Kind previews() {
        return PreviewTokens.Kind.SUMMARY;
    }

    @Override
    public void show(PreviewTokens.Subject subject) {
        if (subject.workingCopy()) {
            publishing.show(copies, subject.id());
        }
        database.update(Sql.of("update summary set published_at = now() where id = ?", subject.id())
                .add("and " + Visibility.laterSummary("summary")));
    }
}
