package org.broadsheet.editorial.preview;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import org.broadsheet.access.PreviewTokens;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Previewable;

/**
 * Shows what is not public to whoever has a token for it. The read runs in a transaction in which that is published and which
 * is then rolled back. So every page, list, count and teaser looks as it will after publishing, by the one rule of
 * visibility, and nothing else that is hidden can appear.
 */
@Previewable
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class PreviewInterceptor {

    private final CurrentVertxRequest current;
    private final PreviewTokens tokens;
    private final List<Preview> previews;
    private final CacheDependencies dependencies;

    PreviewInterceptor(
            CurrentVertxRequest current,
            PreviewTokens tokens,
            @All List<Preview> previews,
            CacheDependencies dependencies) {
        this.current = current;
        this.tokens = tokens;
        this.previews = previews;
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
        previews.stream()
                .filter(preview -> preview.previews() == subject.kind())
                .forEach(preview -> preview.show(subject));
    }

    private PreviewTokens.Token token(String secret) {
        return tokens.valid(secret).orElseThrow(() -> Problem.of(
                        ProblemType.PREVIEW_TOKEN_INVALID, "The preview token is unknown, expired or revoked.")
                .exception());
    }
}
