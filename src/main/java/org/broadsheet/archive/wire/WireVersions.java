package org.broadsheet.archive.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.request.WarningCode;

/**
 * Which version of each item of an archive is the newest. Of each item it keeps a few numbers, not its text, so that an archive
 * of a hundred thousand items takes some megabytes.
 */
final class WireVersions {

    /** How new a version is: by its number where both have one, else by its time. */
    record Rank(long number, long time) {

        static Rank of(String version, Instant time) {
            boolean counted = version != null && version.strip().matches("\\d{1,18}");
            return new Rank(
                    counted ? Long.parseLong(version.strip()) : -1,
                    time == null ? Long.MIN_VALUE : time.getEpochSecond());
        }

        boolean isOlderThan(Rank other) {
            if (number >= 0 && other.number >= 0 && number != other.number) {
                return number < other.number;
            }
            return time < other.time;
        }
    }

    private record Newest(Rank rank, int ordinal) {}

    private final Map<String, Newest> newest = new HashMap<>();
    private int seen;
    private int given;

    /** Notes an item, in the order of the archive. */
    void note(String id, Rank rank) {
        int ordinal = seen++;
        if (id != null) {
            newest.merge(
                    shortened(id),
                    new Newest(rank, ordinal),
                    (one, other) -> other.rank.isOlderThan(one.rank) ? one : other);
        }
    }

    /** Whether the next item is the newest of its id. Asked of all items in the same order as they were noted. */
    boolean isNewest(String id) {
        int ordinal = given++;
        return id == null || newest.get(shortened(id)).ordinal == ordinal;
    }

    /** What is told of a version that is not the newest. */
    static ArchiveItem older(String id) {
        return new ArchiveItem.LeftOut(
                id, WarningCode.ITEM_LEFT_OUT, "An earlier version was left out: a newer one is in the same archive");
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : WireText.digest(id);
    }
}
