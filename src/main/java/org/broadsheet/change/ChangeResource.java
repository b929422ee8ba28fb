package org.broadsheet.change;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Freshness;
import org.broadsheet.delivery.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The change feed: what the public can see changed, in the order of commits. Public. */
@Path("/v1/changes")
@PermitAll
@Tag(name = "Changes", description = "Following what changes, and starting a mirror.")
public class ChangeResource {

    static final List<String> TYPES = List.of("article", "author", "section", "summary", "tag");

    private static final String NOW = "now";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_WAIT = 25;

    private final ChangeFeed feed;
    private final ChangeTracker tracker;
    private final Freshness freshness;
    private final ExecutorService workers;

    ChangeResource(ChangeFeed feed, ChangeTracker tracker, Freshness freshness, ExecutorService workers) {
        this.feed = feed;
        this.tracker = tracker;
        this.freshness = freshness;
        this.workers = workers;
    }

    @GET
    @NonBlocking
    @Operation(
            operationId = "listChanges",
            summary = "What the public can see changed, oldest first",
            description = "Follow `cursor`. With `wait`, an answer that would be empty is held until something happens."
                    + " With `Accept: text/event-stream` the same rows come as server-sent events, and `Last-Event-ID`"
                    + " is the cursor to go on from. A cursor older than what is kept is 410: start from the export.")
    @APIResponse(ref = "Gone", responseCode = "410")
    @APIResponse(responseCode = "200", description = "The changes.")
    public Uni<ChangeView.Feed> list(@BeanParam ChangeQuery query) {
        Parameters parameters = query.parameters();
        ChangeFeed.Interest interest = interest(parameters);
        long asked = cursor(parameters, ChangeFeed.OLDEST);
        int wait = parameters.number("wait", 0, 0, MAX_WAIT);
        parameters.check();
        freshness.changesAt(Instant.now());
        Instant until = Instant.now().plusSeconds(wait);
        return blocking(() -> feed.from(asked)).flatMap(from -> next(from, interest, until));
    }

    static ChangeFeed.Interest interest(Parameters parameters) {
        Set<String> types = parameters.choices("types", TYPES);
        String section = parameters.slugs("section").stream().findFirst().orElse(null);
        return new ChangeFeed.Interest(types, section, parameters.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
    }

    /** The place asked for, as {@link ChangeFeed#from} takes it. */
    static long cursor(Parameters parameters, long withoutOne) {
        Optional<String> cursor = parameters.one("cursor");
        if (cursor.isEmpty()) {
            return withoutOne;
        }
        if (cursor.get().equals(NOW)) {
            return ChangeFeed.NEWEST;
        }
        if (!cursor.get().matches("\\d{1,18}")) {
            parameters.fault(
                    Fault.parameter("cursor", "Is not a cursor of this feed; take it from an answer, or say now"));
            return withoutOne;
        }
        return Long.parseLong(cursor.get());
    }

    private <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(workers);
    }

    /** The next changes of interest; waits for the log to grow, holding neither thread nor connection. */
    private Uni<ChangeView.Feed> next(long from, ChangeFeed.Interest interest, Instant until) {
        return blocking(() -> feed.after(from, interest)).flatMap(page -> {
            Duration left = Duration.between(Instant.now(), until);
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
}
