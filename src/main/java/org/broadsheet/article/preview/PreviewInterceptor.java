package org.broadsheet.article.preview;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.article.workingcopy.ArticleWorkingCopies;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.workingcopy.WorkingCopyPublishing;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Previewable;

/**
 * Shows a draft, an article's working copy or a whole release to whoever has a token for it. The read runs in a transaction
 * in which that is published and which is then rolled back. So every page, list, count and teaser looks as it will after publishing, by the one
 * rule of visibility, and no other draft can appear.
 */
@Previewable
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class PreviewInterceptor {

    private final CurrentVertxRequest current;
    private final PreviewTokens tokens;
    private final WorkingCopyPublishing workingCopies;
    private final ArticleWorkingCopies ofArticles;
    private final ReleasePreview releases;
    private final Database database;
    private final CacheDependencies dependencies;

    PreviewInterceptor(
            CurrentVertxRequest current,
            PreviewTokens tokens,
            WorkingCopyPublishing workingCopies,
            ArticleWorkingCopies ofArticles,
            ReleasePreview releases,
            Database database,
            CacheDependencies dependencies) {
        this.current = current;
        this.tokens = tokens;
        this.workingCopies = workingCopies;
        this.ofArticles = ofArticles;
        this.releases = releases;
        this.database = database;
        this.dependencies = dependencies;
    }

    @AroundInvoke
    Object show(InvocationContext invocation) throws Exception {
        HttpServerRequest request = current.getCurrent().request();
        String secret = request.getHeader(CommonParameters.PREVIEW_HEADER);
        if (secret == null) {
            secret = request.getParam(CommonParameters.PREVIEW_TOKEN);
        }
        if (secret == null) {
            return invocation.proceed();
        }
        dependencies.makePrivate();
        // In a transaction from here on, so that nothing is read from a replica.
        PreviewTokens.Token used = null;
        QuarkusTransaction.begin();
        try {
            PreviewTokens.Token token = token(secret);
            used = token;
            show(token.subject());
            return invocation.proceed();
        } finally {
            QuarkusTransaction.rollback();
            if (used != null) {
                tokens.used(used.id());
            }
        }
    }

    private void show(PreviewTokens.Subject subject) {
        if (subject.release() != null) {
            releases.show(subject.release());
            return;
        }
        if (subject.workingCopy()) {
            workingCopies.show(ofArticles, subject.article());
        }
        publish(subject.article());
    }

    private PreviewTokens.Token token(String secret) {
        PreviewTokens.Token token = tokens.valid(secret).orElseThrow(() -> Problem.of(
                        ProblemType.PREVIEW_TOKEN_INVALID, "The preview token is unknown, expired or revoked.")
                .exception());
        return token;
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
