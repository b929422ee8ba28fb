package org.broadsheet.list;

import java.util.List;
import java.util.Locale;
import org.broadsheet.request.Address;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items the page's items, in the list's order
 * @param page its place in the list, and the addresses of its neighbours
 * @param total how many items the whole list has; null unless requested with {@code total}
 * @param meta what a search, or a list of named things, has to report beside its items; null for other lists
 */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(description = "In the list's order.") List<T> items,
        Position page,

        @Schema(nullable = true, description = "The size of the whole list; null unless `total` asks for it.")
        Total total,

        @Schema(
                nullable = true,
                description = "Notes on a search, or on the names in `slug` and `id`; null for other lists.")
        Meta meta)
        implements Listing {

    /** A page of a list that has nothing to report. */
    public Page(List<T> items, Position page, Total total) {
        this(items, page, total, null);
    }

    /** The same page with a report. */
    public Page<T> with(Meta meta) {
        return new Page<>(items, page, total, meta);
    }

    /** The same page with other items. */
    public Page<T> with(List<T> others) {
        return new Page<>(others, page, total, meta);
    }

    /**
     * A page's place in its list.
     *
     * @param limit how many items a page has at most
     * @param next the address of the next page, from the API's root; null on the last
     * @param prev the address of the page before; null on the first
     * @param hasMore whether there is a next page
     */
    @Schema(name = "PagePosition", description = "The size of a page, and the addresses of its neighbours.")
    public record Position(
            @Schema(description = "The maximum number of items on a page.", minimum = "1", maximum = "100")
            int limit,

            @Schema(
                    implementation = String.class,
                    nullable = true,
                    format = "uri-reference",
                    description = "The next page's address; null on the last page.",
                    examples = "/v1/articles?cursor=AQIDBA")
            Address next,

            @Schema(
                    implementation = String.class,
                    nullable = true,
                    format = "uri-reference",
                    description = "The previous page's address; null on the first page.")
            Address prev,

            @Schema(description = "Whether there is a next page.")
            boolean hasMore) {}

    /**
     * The size of a whole list.
     *
     * @param value how many items; with {@code gte} there are at least as many
     * @param relation {@code eq} or {@code gte}
     */
    @Schema(name = "Total", description = "The size of the whole list.")
    public record Total(
            @Schema(description = "How many items.", minimum = "0")
            long value,

            @Schema(
                    description = "eq: the exact number; gte: counting stopped there.",
                    enumeration = {"eq", "gte"})
            String relation) {

        /** Where counting stops with {@code total=capped}. */
        public static final int CAP = 1_000;
    }

    /**
     * What a list has to report beside its items.
     *
     * @param corrected the query that was answered instead, if nothing matched the one that was sent
     * @param facets how many matches each value of a facet has; null unless requested
     * @param missing the names in {@code slug} and {@code id} whose items are not shown, whatever the reason; null
     *     unless there are such names in the request
     * @param moved the former names among those in {@code slug}; null likewise
     */
    @Schema(name = "SearchMeta", description = "Notes on a search, or on the requested names.")
    public record Meta(
            @Schema(
                    nullable = true,
                    description = "The query that was answered instead, if nothing matched the one that was sent.")
            String corrected,

            @Schema(nullable = true, description = "Counts of the results by property; with `facets`.")
            List<Facet> facets,

            @Schema(
                    nullable = true,
                    description =
                            "With `slug` or `id`: the requested names that the list does not show, in the order of"
                                    + " the request. Nothing public has that name, or the other filters leave it out.")
            List<String> missing,

            @Schema(
                    nullable = true,
                    description = "With `slug`: the former names among those requested, with the current slugs.")
            List<MovedName> moved) {

        /** The report of a search. */
        public Meta(String corrected, List<Facet> facets) {
            this(corrected, facets, null, null);
        }
    }

    /**
     * A former name that the request used.
     *
     * @param asked the former slug
     * @param slug the current slug
     */
    @Schema(name = "MovedName", description = "A former name that the request used.")
    public record MovedName(
            @Schema(description = "The name in the request.", maxLength = 200)
            String asked,

            @Schema(description = "The current slug.", maxLength = 200)
            String slug) {}

    /**
     * The matches of a search, counted by one property.
     *
     * @param relation {@code eq}: counted to the end; {@code gte}: counted among the newest 1,000
     */
    @Schema(name = "Facet", description = "Counts of the results by one of their properties.")
    public record Facet(
            @Schema(
                    description = "The property.",
                    enumeration = {"section", "tag", "author", "kind", "year"})
            String name,

            @Schema(
                    description = "eq: all results were counted; gte: only the newest 1,000 were.",
                    enumeration = {"eq", "gte"})
            String relation,

            @Schema(description = "Most frequent first.") List<FacetValue> values) {}

    /** One value of a facet. */
    @Schema(name = "FacetValue", description = "One value of a facet.")
    public record FacetValue(
            @Schema(description = "A slug, a kind or a year.", maxLength = 200)
            String value,

            @Schema(description = "How many.", minimum = "1")
            long count) {}

    /** Whether and how to count a list. */
    public enum Counting implements WireName {
        NONE,
        CAPPED,
        EXACT;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
