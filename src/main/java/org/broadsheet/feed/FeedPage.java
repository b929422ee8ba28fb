package org.broadsheet.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.request.Fields;

/**
 * One page of a list, as feeds need it. Addresses are absolute.
 *
 * @param home the page of the public site that shows the same
 * @param self this page's own address
 * @param first the first page's address, which is that of the feed
 * @param next the next page's address; null on the last
 * @param previous the previous page's address; null on the first
 * @param logo the publication's, if there is one
 * @param copyright the notice of what has none of its own, if there is one
 * @param hub the WebSub hub, if there is one
 * @param fields which of {@link Feed#fields} are wanted
 */
record FeedPage(
        String title,
        String description,
        URI home,
        String self,
        String first,
        String next,
        String previous,
        Optional<URI> logo,
        Optional<String> copyright,
        Optional<URI> hub,
        Fields fields,
        List<FeedEntry> entries) {

    /** A link to another document of this feed (RFC 4287, RFC 5005, WebSub). */
    record Link(String relation, String address) {}

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", self));
        links.add(new Link("first", first));
        if (next != null) {
            links.add(new Link("next", next));
        }
        if (previous != null) {
            links.add(new Link("previous", previous));
        }
        hub.ifPresent(address -> links.add(new Link("hub", address.toString())));
        return links;
    }

    /** When an entry was last updated. Not the current time, so that an unchanged feed is the same bytes. */
    Instant updated() {
        return entries.stream()
                .map(FeedEntry::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The language of all entries, if they have one in common. */
    Optional<String> language() {
        List<String> languages =
                entries.stream().map(FeedEntry::language).distinct().limit(2).toList();
        return languages.size() == 1 ? Optional.of(languages.get(0)) : Optional.empty();
    }
}
