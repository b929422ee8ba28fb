package org.broadsheet.summary.workingcopy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.CheckedContent;
import org.broadsheet.editorial.EditorialWrites;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.editorial.workingcopy.ContentMerge;
import org.broadsheet.editorial.workingcopy.Live;
import org.broadsheet.editorial.workingcopy.WorkingCopy;
import org.broadsheet.editorial.workingcopy.WorkingCopyKind;
import org.broadsheet.editorial.workingcopy.WorkingCopyPublishing;
import org.broadsheet.editorial.workingcopy.WorkingCopyType;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.broadsheet.summary.EditorialSummaries;
import org.broadsheet.summary.EditorialSummary;
import org.broadsheet.summary.Summary;
import org.broadsheet.summary.SummaryDraft;

/**
 * Working copies of summaries. The time at which a summary becomes public is a part of its content, so one may change it. The
 * time of the last change follows from publishing, unless an editor has set another in the working copy: it is never what
 * two sides disagree about.
 */
@ApplicationScoped
public class SummaryWorkingCopies implements WorkingCopyType<Summary, SummaryDraft, SummaryPublishInput> {

    /** The draft as JSON, with ids for the section and the articles. */
    private static final int FORM = 1;

    private final WorkingCopyPublishing publishing;
    private final EditorialSummaries summaries;
    private final EditorialWrites writes;
    private final Database database;

    SummaryWorkingCopies(
            WorkingCopyPublishing publishing, EditorialSummaries summaries, EditorialWrites writes, Database database) {
        this.publishing = publishing;
        this.summaries = summaries;
        this.writes = writes;
        this.database = database;
    }

    @Override
    public WorkingCopyKind copies() {
        return EditorialSummaries.WORKING_COPIES;
    }

    @Override
    public WorkingCopyPublishing publishing() {
        return publishing;
    }

    @Override
    public String path() {
        return summaries.path();
    }

    @Override
    public Class<SummaryDraft> contentType() {
        return SummaryDraft.class;
    }

    @Override
    public UUID id(String idOrSlug) {
        return writes.id(summaries, idOrSlug);
    }

    @Override
    public Live<Summary, SummaryDraft> read(UUID id) {
        return live(writes.read(summaries, id));
    }

    @Override
    public Live<Summary, SummaryDraft> lock(UUID id) {
        return live(writes.lock(summaries, id));
    }

    @Override
    public Live<Summary, SummaryDraft> lockForProgram(UUID id) {
        return live(writes.lockForProgram(summaries, id));
    }

    private Live<Summary, SummaryDraft> live(Summary summary) {
        return new Live<>(summary, summary.id, summary.version, summary.slug, summaries.draft(summary));
    }

    @Override
    public int form() {
        return FORM;
    }

    @Override
    public String write(UUID summary, SummaryDraft content) {
        return StoredJson.write(summaries.byId(content));
    }

    @Override
    public SummaryDraft read(int form, String written) {
        if (form != FORM) {
            throw new IllegalStateException("A working copy has format " + form + ", written by a newer program");
        }
        return summaries.bySlug(StoredJson.read(written, SummaryDraft.class));
    }

    @Override
    public SummaryDraft completed(SummaryDraft sent, SummaryDraft before) {
        SummaryDraft named = sent.slug() == null ? sent.named(before.slug()) : sent;
        return named.updatedAt() == null ? named.updated(before.updatedAt()) : named;
    }

    @Override
    public Versioned view(UUID id, List<Warning> warnings) {
        return summaries.view(summaries.findById(id), warnings);
    }

    @Override
    public CheckedContent<SummaryDraft> check(
            Live<Summary, SummaryDraft> live, SummaryDraft before, SummaryDraft sent, List<ContentLoss> losses) {
        return writes.checkApart(summaries, live.stored(), sent, losses);
    }

    @Override
    public ContentMerge<SummaryDraft> merge(Live<Summary, SummaryDraft> live, WorkingCopy<SummaryDraft> copy) {
        Instant updatedAt = live.content().updatedAt();
        SummaryDraft base = copy.base();
        SummaryDraft own = copy.content();
        boolean follows = own.updatedAt().equals(base.updatedAt());
        return new ContentMerge<>(
                this, base.updated(updatedAt), live.content(), follows ? own.updated(updatedAt) : own);
    }

    @Override
    public Instant at(SummaryPublishInput how) {
        return how.at();
    }

    @Override
    public SummaryPublishInput inPreview() {
        return new SummaryPublishInput(null);
    }

    @Override
    public SummaryPublishInput how(String task) {
        return StoredJson.read(task, SummaryPublishInput.class);
    }

    @Override
    public List<Warning> checkState(
            Live<Summary, SummaryDraft> live, SummaryDraft content, SummaryPublishInput how, Instant at) {
        return content.publishedAt().isAfter(at)
                ? List.of(new Warning(
                        WarningCode.NOT_PUBLIC,
                        "/publishedAt",
                        "The summary becomes public at " + content.publishedAt() + "; readers see the change then"))
                : List.of();
    }

    @Override
    public Taken take(
            Live<Summary, SummaryDraft> live,
            SummaryDraft content,
            SummaryPublishInput how,
            String action,
            Instant at,
            Writer writer) {
        SummaryDraft before = live.content();
        boolean follows = !content.equals(before) && content.updatedAt().equals(before.updatedAt());
        SummaryDraft draft = follows ? content.updated(changedAt(content, at)) : content;
        // Whoever may publish a working copy may decide when its summary is public.
        WriteResult written = writes.take(action, summaries, live.stored(), draft, writer.publishing());
        return new Taken(((EditorialSummary) written.view()).warnings(), written.entry());
    }

    /** The time of a change, which is not before that of the last one, nor before the summary is public. */
    private Instant changedAt(SummaryDraft content, Instant at) {
        Instant last = content.updatedAt();
        return Stream.of(at, content.publishedAt(), last.isAfter(database.now()) ? at : last)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    @Override
    public SummaryWorkingCopyView view(
            Live<Summary, SummaryDraft> live,
            WorkingCopy<SummaryDraft> copy,
            Optional<Schedule.Entry> scheduled,
            List<Warning> warnings) {
        return SummaryWorkingCopyView.of(
                live,
                copy,
                scheduled.map(entry -> new SummaryWorkingCopyView.Scheduled(entry.at(), entry.by())),
                warnings);
    }
}
