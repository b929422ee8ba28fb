package org.broadsheet.change;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerReading;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.access.WithinProduct;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.CacheDependencies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The change feed: what changed for the public, in commit order. Public. */
@Path("/v1/changes")
@PermitAll
@Tag(name = "Changes", description = "Following changes, and starting a mirror.")
public class ChangeResource {

    /** How often a waiting partner is looked after: what grows old enough for it is no new row of the log. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final ChangeFeed feed;
    private final PartnerFeed ofPartners;
    private final PartnerReading partners;
    private final ChangeTracker tracker;
    private final CacheDependencies dependencies;
    private final ExecutorService workers;

    ChangeResource(
            ChangeFeed feed,
            PartnerFeed ofPartners,
            PartnerReading partners,
            ChangeTracker tracker,
            CacheDependencies dependencies,
            ExecutorService workers) {
        this.feed = feed;
        this.ofPartners = ofPartners;
        this.partners = partners;
        this.tracker = tracker;
        this.dependencies = dependencies;
        this.workers = workers;
    }

    @GET
    @NonBlocking
    @SecurityRequirement(name = ReadingRight.KEY)
    @WithinProduct(
            without = {ChangeRequest.SECTION, ChangeRequest.SECTION_ONLY},
            showsArticles = false)
    @Operation(
            operationId = "listChanges",
            summary = "Changes that the public can see, oldest first",
            description = "Follow `cursor`. With `wait`, an answer that would be empty is held until something happens."
                    + " With `Accept: text/event-stream` the same rows come as server-sent events, and"
                    + " `Last-Event-ID` is the cursor to continue from. A cursor older than what is kept"
                    + " answers 410: start from the export. With a partner's key it has what happens to the articles of"
                    + " its product, as JSON, and cursors of its own.")
    @APIResponse(ref = "Gone", responseCode = "410")
    @APIResponse(responseCode = "200", description = "The changes.")
    public Uni<ChangeView.Feed> list(@BeanParam BoundQuery<ChangeRequest> query) {
        Optional<Partner> partner = partners.partner();
        query.value().checkFeed(partner.isPresent(), query.faults());
        ChangeRequest request = query.checked();
        dependencies.recordChangeAtOnce();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(request.waitSeconds());
        if (partner.isPresent()) {
            return blocking(() -> place(partner.get(), request))
                    .flatMap(from -> next(partner.get(), from, request.interest(), until));
        }
        return blocking(() -> feed.from(request.after(ChangeFeed.OLDEST)))
                .flatMap(from -> next(from, request.interest(), until));
    }

    private <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(workers);
    }

    /** The next matching changes. Waits for the log to grow without holding a thread or a connection. */
    private Uni<ChangeView.Feed> next(long from, ChangeFeed.Interest interest, long until) {
        return blocking(() -> feed.after(from, interest)).flatMap(page -> {
            Duration left = Duration.ofNanos(until - System.nanoTime());
            if (!page.items().isEmpty() || left.toMillis() <= 0) {
                return Uni.createFrom().item(page);
            }
            long seen = Long.parseLong(page.cursor());
            return Uni.createFrom()
                    .completionStage(() -> tracker.reaches(seen + 1, left))
                    .onItemOrFailure()
                    .transformToUni((reached, late) -> late == null
                            ? next(seen, interest, until)
                            : Uni.createFrom().item(page));
        });
    }

    private PartnerCursor place(Partner partner, ChangeRequest request) {
        if (request.isNow()) {
            return ofPartners.newest(partner);
        }
        return request.cursor()
                .map(cursor -> ofPartners.from(partner, cursor))
                .orElseGet(() -> ofPartners.oldest(partner));
    }

    private Uni<ChangeView.Feed> next(Partner partner, PartnerCursor from, ChangeFeed.Interest interest, long until) {
        return blocking(() -> ofPartners.after(partner, from, interest)).flatMap(page -> {
            Duration left = Duration.ofNanos(until - System.nanoTime());
            if (!page.items().isEmpty() || left.toMillis() <= 0) {
                return Uni.createFrom().item(page);
            }
            PartnerCursor seen = PartnerCursor.of(page.cursor());
            Duration pause = page.hasMore() ? Duration.ofMillis(1) : left.compareTo(GLANCE) < 0 ? left : GLANCE;
            return Uni.createFrom()
                    .completionStage(() -> tracker.reaches(seen.seen() + 1, pause))
                    .onItemOrFailure()
                    .transformToUni((reached, late) -> next(partner, seen, interest, until));
        });
    }
}
