package org.broadsheet.list;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;

/**
 * The parameters that select single items of a list by name. All of them are on one page, in the order of the request
 * unless {@code sort} says otherwise; {@code meta.missing} has the names of those that are not shown. Other filters
 * apply as well.
 */
public record RequestedNames(
        @Param(
                name = RequestedNames.SLUG,
                description =
                        "Only what has one of these slugs: up to 100, all on one page, in this order. Names that the"
                                + " page does not show are in `meta.missing`; a repeated name counts once, and a"
                                + " former one finds what was renamed.",
                text = Text.SLUG)
        List<String> slug,

        @Param(
                name = RequestedNames.ID,
                description = "The same by id, after those in `slug`; up to 100 in both together.",
                text = Text.ID)
        List<String> id)
        implements Checked {

    public static final String SLUG = "slug";
    public static final String ID = "id";

    /** No names: the whole list. */
    public static final RequestedNames NONE = new RequestedNames(List.of(), List.of());

    public boolean isEmpty() {
        return slug.isEmpty() && id.isEmpty();
    }

    /** All names, each once: slugs first. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(slug);
        all.addAll(id);
        return all;
    }

    /**
     * The one page that has room for everything. A cursor or a smaller {@code limit} is a fault of the query.
     *
     * @param page what the request says about pages
     */
    public PageRequest onePage(BoundQuery<?> query, PageRequest page) {
        int names = all().size();
        query.refuse(Set.of(Address.CURSOR), "Everything that " + SLUG + " and " + ID + " name is on one page");
        if (page.limit() < names) {
            query.refuse(
                    Set.of(PageRequest.LIMIT),
                    "Is less than the " + names + " requested names, which are all on one page");
        }
        return PageRequest.first(Math.max(page.limit(), names)).counting(page.total());
    }

    @Override
    public void check(Faults faults) {
        int names = all().size();
        if (names > Declaration.MAX_VALUES) {
            faults.add(
                    ID,
                    "Has %d values together with %s; the maximum is %d".formatted(names, SLUG, Declaration.MAX_VALUES));
        }
    }

    /** Adds the fault of an order that only names have. */
    public void checkOrder(String parameter, boolean inRequestedOrder, Faults faults) {
        if (inRequestedOrder && isEmpty()) {
            faults.add(parameter, "This is the order of " + SLUG + " or " + ID + "; send one of them");
        }
    }
}
