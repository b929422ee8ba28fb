package org.broadsheet.list;

import java.util.Optional;
import org.broadsheet.request.Address;
import org.broadsheet.request.Param;

/** The parameters that every list takes: which page, of what size, and whether to count. */
public record PageRequest(
        @Param(
                name = PageRequest.LIMIT,
                description = "How many items a page has. More than the maximum is an error; it is never clipped.",
                min = 1,
                max = PageRequest.MAX_LIMIT,
                byDefault = "20")
        int limit,

        @Param(
                name = Address.CURSOR,
                description =
                        "A position in this list, copied unchanged from `page.next` or `page.prev`. It belongs to the"
                                + " filter and sort that it came from; with others it is an error.",
                pattern = "^[A-Za-z0-9_-]+$")
        Optional<String> cursor,

        @Param(
                name = PageRequest.TOTAL,
                description =
                        "Whether to count the whole list: not at all, up to 1,000, or exactly (which is expensive).",
                byDefault = "none")
        Page.Counting total) {

    /** The parameter for the size of a page. */
    public static final String LIMIT = "limit";

    /** The parameter for counting the list. */
    public static final String TOTAL = "total";

    /** The most items that a page has. */
    public static final int MAX_LIMIT = 100;

    /** The first page, of this size. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty(), Page.Counting.NONE);
    }

    /** The same page with this count of the whole list. */
    PageRequest counting(Page.Counting counting) {
        return new PageRequest(limit, cursor, counting);
    }

    /** A page of the same size at another place. */
    public PageRequest at(String place) {
        return new PageRequest(limit, Optional.of(place), total);
    }
}
