package org.broadsheet.summary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.broadsheet.editorial.EditorialWrites;
import org.broadsheet.editorial.WriteResult;

/** Makes summaries public as a part of something larger: in the caller's transaction, whoever asks. */
@ApplicationScoped
public class SummaryPublishing {

    private final EditorialSummaries summaries;
    private final EditorialWrites writes;

    SummaryPublishing(EditorialSummaries summaries, EditorialWrites writes) {
        this.summaries = summaries;
        this.writes = writes;
    }

    /** Sets the time at which a summary becomes public, unless that has come by then. */
    public WriteResult publish(String idOrSlug, Instant at) {
        return writes.change(
                "publish", summaries, idOrSlug, draft -> draft.publishedAt().isAfter(at) ? draft.published(at) : draft);
    }
}
