package org.broadsheet.article;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.UUID;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Problem;
import org.broadsheet.delivery.Query;

/**
 * Shows a draft to whoever has a token for it. The read runs in a transaction in which that one article is published,
 * and which is then rolled back: every page, list, count and teaser is what it will be, by the one rule of visibility,
 * and nothing else can show.
 */
@Previewable
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class PreviewInterceptor {

    private final CurrentVertxRequest current;
    private final PreviewTokens tokens;
    private final Database database;
    private final Freshness freshness;

    PreviewInterceptor(CurrentVertxRequest current, PreviewTokens tokens, Database database, Freshness freshness) {
        this.current = current;
        this.tokens = tokens;
        this.database = database;
        this.freshness = freshness;
    }

    @AroundInvoke
    Object show(InvocationContext invocation) throws Exception {
        HttpServerRequest request = current.getCurrent().request();
        String secret = request.getHeader(Query.PREVIEW_HEADER);
        if (secret == null) {
            secret = request.getParam(Query.PREVIEW_TOKEN);
        }
        if (secret == null) {
            return invocation.proceed();
        }
        freshness.makePrivate();
        // In a transaction from here on, so that nothing comes from a replica.
        PreviewTokens.Token used = null;
        QuarkusTransaction.begin();
        try {
            PreviewTokens.Token token = token(secret);
            used = token;
            publish(token.article());
            return invocation.proceed();
        } finally {
            QuarkusTransaction.rollback();
            if (used != null) {
                tokens.used(used.id());
            }
        }
    }

    private PreviewTokens.Token token(String secret) {
        PreviewTokens.Token token = tokens.valid(secret).orElseThrow(() -> Problem.of(
                        403,
                        "preview-token-invalid",
                        "Preview token invalid",
                        "The preview token is unknown, expired or revoked.")
                .exception());
        return token;
    }

    private void publish(UUID article) {
        database.update(Sql.of("update article set status = 'published', embargo_until = null,")
                .add("published_at = coalesce(least(published_at, now()), now()) where id = ?", article));
        for (String table : List.of("article_tag", "article_author")) {
            database.update(Sql.of("update " + table + " x set published_at = a.published_at, public_at = a.public_at")
                    .add("from article a where a.id = x.article_id and a.id = ?", article));
        }
    }
}
