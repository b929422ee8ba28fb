package org.broadsheet.archive.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.WrittenTime;

/** What a feed says of all its entries, as far as it was read. */
final class FeedFacts {

    String link;
    String base;
    String language;
    String built;
    final List<ArchivePerson> people = new ArrayList<>();

    /** The feed's own time; null if it has none that can be read. */
    Instant builtAt() {
        return WrittenTime.instant(built).orElse(null);
    }

    /** The site that the feed is of. */
    ArchiveItem.Site site() {
        return new ArchiveItem.Site(origin(Fitting.isWeb(link) ? link : base), language);
    }

    private static String origin(String address) {
        if (!Fitting.isWeb(address)) {
            return null;
        }
        try {
            URI uri = URI.create(address.strip());
            return uri.getRawAuthority() == null ? null : uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** An address as seen from another one; as it is written if that is not possible. */
    static String resolve(String base, String address) {
        if (address == null || base == null || address.isBlank()) {
            return address;
        }
        try {
            return URI.create(base.strip()).resolve(address.strip()).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
