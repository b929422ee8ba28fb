package org.broadsheet.article.workingcopy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.edit.ArticleWrites;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.EditorialArticle;
import org.broadsheet.article.edit.EditorialArticles;
import org.broadsheet.article.edit.State;
import org.broadsheet.article.edit.StoredArticle;
import org.broadsheet.article.edit.Versions;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.CheckedContent;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.editorial.workingcopy.Live;
import org.broadsheet.editorial.workingcopy.WorkingCopy;
import org.broadsheet.editorial.workingcopy.WorkingCopyKind;
import org.broadsheet.editorial.workingcopy.WorkingCopyPublishing;
import org.broadsheet.editorial.workingcopy.WorkingCopyType;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;

/**
 * Working copies of articles. Publishing one changes the article's content but never its state: what was withdrawn meanwhile
 * stays withdrawn.
 */
@ApplicationScoped
public class ArticleWorkingCopies implements WorkingCopyType<StoredArticle, Content, PublishInput> {

    private final WorkingCopyPublishing publishing;
    private final EditorialArticles articles;
    private final ArticleWrites writes;
    private final Versions versions;
    private final Database database;

    ArticleWorkingCopies(
            WorkingCopyPublishing publishing,
            EditorialArticles articles,
            ArticleWrites writes,
            Versions versions,
            Database database) {
        this.publishing = publishing;
        this.articles = articles;
        this.writes = writes;
        this.versions = versions;
        this.database = database;
    }

    @Override
    public WorkingCopyKind copies() {
        return EditorialArticles.WORKING_COPIES;
    }

    @Override
    public WorkingCopyPublishing publishing() {
        return publishing;
    }

    @Override
    public String path() {
        return EditorialArticles.PATH;
    }

    @Override
    public Class<Content> contentType() {
        return Content.class;
    }

    @Override
    public UUID id(String idOrSlug) {
        return articles.stored(idOrSlug).id();
    }

    @Override
    public Live<StoredArticle, Content> read(UUID id) {
        return live(articles.stored(id.toString()));
    }

    @Override
    public Live<StoredArticle, Content> lock(UUID id) {
        return live(articles.lock(id.toString()));
    }

    @Override
    public Live<StoredArticle, Content> lockForProgram(UUID id) {
        return live(articles.lockForProgram(id));
    }

    private Live<StoredArticle, Content> live(StoredArticle article) {
        Content content = articles.named(article.content());
        return new Live<>(article, article.id(), article.version(), content.slug(), content);
    }

    @Override
    public Optional<String> refusal(StoredArticle article) {
        return article.state().status().equals(State.DRAFT) && !article.everPublic()
                ? Optional.of("It is a draft that the public never saw: change it directly")
                : Optional.empty();
    }

    @Override
    public int form() {
        return Versions.FORM;
    }

    @Override
    public String write(UUID article, Content content) {
        return versions.write(writes.stored(article, content));
    }

    @Override
    public Content read(int form, String written) {
        return articles.named(versions.read(form, written));
    }

    /** Without a source in the content, its own stays. */
    @Override
    public Content completed(Content sent, Content before) {
        return sent.externalId() == null ? sent.identified(before.source(), before.externalId()) : sent;
    }

    @Override
    public Versioned view(UUID id, List<Warning> warnings) {
        return articles.find(id.toString(), warnings);
    }

    @Override
    public CheckedContent<Content> check(
            Live<StoredArticle, Content> live, Content before, Content sent, List<ContentLoss> losses) {
        return writes.check(live.stored(), before, sent, losses);
    }

    @Override
    public Instant at(PublishInput how) {
        return how.at();
    }

    @Override
    public PublishInput inPreview() {
        return new PublishInput(null, true, true, null);
    }

    @Override
    public PublishInput how(String task) {
        return StoredJson.read(task, PublishInput.class);
    }

    @Override
    public List<Warning> checkState(Live<StoredArticle, Content> live, Content content, PublishInput how, Instant at) {
        State state = live.stored().state();
        boolean wasPublic = live.stored().everPublic() || state.isPublic(at);
        if (how.notice() != null && !wasPublic) {
            throw Problem.conflict(List.of(Fault.pointer(
                            "/notice", "The article was never public; publish the change without a notice")))
                    .exception();
        }
        return state.status().equals(State.PUBLISHED)
                ? List.of()
                : List.of(new Warning(
                        WarningCode.NOT_PUBLIC,
                        "",
                        "The article is " + (state.status().equals(State.WITHDRAWN) ? "withdrawn" : "unpublished")
                                + " and stays so; readers see the change once the article is published"));
    }

    @Override
    public Taken take(
            Live<StoredArticle, Content> live,
            Content content,
            PublishInput how,
            String action,
            Instant at,
            Writer writer) {
        ArticleWrites.Step step = new ArticleWrites.Step(
                action,
                new ArticleWrites.Manner(how.matters(), how.mayReuseSlug()),
                how.notices(at),
                notBefore(live.stored().state().updatedAt(), at),
                writer);
        WriteResult written = writes.take(live.stored(), content, step);
        return new Taken(((EditorialArticle) written.view()).warnings(), written.entry());
    }

    /** A time that does not set the public time of the last change back. */
    private Instant notBefore(Instant updatedAt, Instant at) {
        return updatedAt != null && updatedAt.isAfter(at) && !updatedAt.isAfter(database.now()) ? updatedAt : at;
    }

    @Override
    public WorkingCopyView view(
            Live<StoredArticle, Content> live,
            WorkingCopy<Content> copy,
            Optional<Schedule.Entry> scheduled,
            List<Warning> warnings) {
        return WorkingCopyView.of(live, copy, scheduled.map(this::scheduled), warnings);
    }

    private WorkingCopyView.Scheduled scheduled(Schedule.Entry entry) {
        PublishInput how = how(entry.task());
        return new WorkingCopyView.Scheduled(entry.at(), entry.by(), how.matters(), how.mayReuseSlug(), how.notice());
    }
}
