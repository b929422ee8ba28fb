package org.broadsheet.article.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.article.workingcopy.ArticleWorkingCopies;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.preview.Preview;
import org.broadsheet.editorial.workingcopy.WorkingCopyPublishing;

/** Shows an article, or its working copy, as it will be once it is published. */
@ApplicationScoped
class ArticlePreview implements Preview {

    private final WorkingCopyPublishing publishing;
    private final ArticleWorkingCopies copies;
    private final Database database;

    ArticlePreview(WorkingCopyPublishing publishing, ArticleWorkingCopies copies, Database database) {
        this.publishing = publishing;
        this.copies = copies;
        this.database = database;
    }

    @Override
    public PreviewTokens.Kind previews() {
        return PreviewTokens.Kind.ARTICLE;
    }

    @Override
    public void show(PreviewTokens.Subject subject) {
        if (subject.workingCopy()) {
            publishing.show(copies, subject.id());
        }
        publish(subject.id());
    }

    /** Publishes it to everybody, whole; only in the transaction at hand. */
    private void publish(UUID article) {
        database.update(Sql.of("update article_body set blocks = whole, whole = null, gated = false")
                .add("where article_id = ? and whole is not null", article));
        database.update(Sql.of("update article_reference set gated = false where article_id = ? and gated", article));
        database.update(Sql.of("update article set status = 'published', embargo_until = null, expires_at = null,")
                .add("published_at = coalesce(least(published_at, now()), now()) where id = ?", article));
    }
}
