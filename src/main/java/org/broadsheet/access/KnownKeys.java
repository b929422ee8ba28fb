package org.broadsheet.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.broadsheet.quota.ClientAddress;
import org.broadsheet.quota.KeyHolders;
import org.broadsheet.quota.Policy;
import org.broadsheet.quota.Quotas;
import org.broadsheet.request.Bearer;
import org.broadsheet.request.Door;

/**
 * Remembers for a minute which secrets are keys, so that requests can be counted by key on the event loop. It decides
 * nothing but that: what a key may do is asked anew with each request.
 *
 * <p>An unknown secret is looked up by a worker, once for all requests that bring it meanwhile. That is reserved as a
 * failed authentication of its address, and taken back if the key is valid: so whoever sends ever new secrets costs no
 * more look-ups than it may fail. Beyond that a secret counts as none.
 */
@ApplicationScoped
class KnownKeys implements KeyHolders {

    private static final int REMEMBERED = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final CompletionStage<Optional<UUID>> NOBODY = CompletableFuture.completedStage(Optional.empty());

    private final Keys keys;
    private final KeyAuthentication authentication;
    private final Quotas quotas;
    private final Vertx vertx;

    /** By digest, since memory may end up in a dump. */
    private final AsyncCache<String, Optional<UUID>> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(KNOWN_FOR)
            .executor(Runnable::run)
            .buildAsync();

    KnownKeys(Keys keys, KeyAuthentication authentication, Quotas quotas, Vertx vertx) {
        this.keys = keys;
        this.authentication = authentication;
        this.quotas = quotas;
        this.vertx = vertx;
    }

    @Override
    public CompletionStage<Optional<UUID>> of(RoutingContext context) {
        Optional<String> secret = Bearer.of(context.request()).filter(authentication::isForKeys);
        if (secret.isEmpty()) {
            return NOBODY;
        }
        String digest = HexFormat.of().formatHex(Secret.digest(secret.get()));
        CompletableFuture<Optional<UUID>> remembered = known.getIfPresent(digest);
        return remembered == null ? lookUp(context, secret.get(), digest) : orNobody(remembered);
    }

    private CompletionStage<Optional<UUID>> lookUp(RoutingContext context, String secret, String digest) {
        String address = ClientAddress.of(context.request());
        if (!quotas.reserve(Policy.FAILURES, address)) {
            return NOBODY;
        }
        CompletableFuture<Optional<UUID>> own = new CompletableFuture<>();
        CompletableFuture<Optional<UUID>> other = known.asMap().putIfAbsent(digest, own);
        if (other != null) {
            quotas.release(Policy.FAILURES, address);
            return orNobody(other);
        }
        // There the failure is counted when the request fails to authenticate.
        boolean isCountedLater = Door.EDITORIAL.leadsTo(context.request().path());
        vertx.executeBlocking(() -> valid(secret), false).onComplete(looked -> {
            if (looked.failed() || looked.result().isPresent() || isCountedLater) {
                quotas.release(Policy.FAILURES, address);
            }
            if (looked.succeeded()) {
                own.complete(looked.result());
            } else {
                own.completeExceptionally(looked.cause());
            }
        });
        return orNobody(own);
    }

    private Optional<UUID> valid(String secret) {
        Optional<Key> key = keys.valid(secret);
        key.ifPresent(keys::used);
        return key.map(Key::id);
    }

    /** A look-up that failed is forgotten by the cache; until the next, the requests count as those of nobody. */
    private static CompletionStage<Optional<UUID>> orNobody(CompletableFuture<Optional<UUID>> looked) {
        return looked.exceptionally(failure -> Optional.empty());
    }
}
