package org.broadsheet.delivery;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items the page's items, in the list's order
 * @param page where the page stands, and the links to its neighbours
 * @param total how many items the whole list has; null unless asked for with {@code total}
 * @param meta what is to say about a search; null for other lists
 */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(description = "In the list's order.") List<T> items,
        Position page,

        @Schema(nullable = true, description = "The size of the whole list; null unless `total` asks for it.")
        Total total,

        @Schema(nullable = true, description = "What is to say about a search; null for other lists.")
        Meta meta) {

    /** A page without anything to say about a search. */
    public Page(List<T> items, Position page, Total total) {
        this(items, page, total, null);
    }

    /** The same page with what is to say about the search. */
    public Page<T> with(Meta said) {
        return new Page<>(items, page, total, said);
    }

    /** The same page with other items. */
    public Page<T> with(List<T> others) {
        return new Page<>(others, page, total, meta);
    }

    /**
     * Where a page stands.
     *
     * @param limit how many items a page has at most
     * @param next the address of the next page, from the API's root; null on the last
     * @param prev the address of the page before; null on the first
     * @param hasMore whether there is a next page
     */
    @Schema(name = "PagePosition", description = "Where a page stands, and the addresses of its neighbours.")
    public record Position(
            @Schema(description = "How many items a page has at most.", minimum = "1", maximum = "100")
            int limit,

            @Schema(
                    nullable = true,
                    format = "uri-reference",
                    description = "The next page's address; null on the last page.",
                    examples = "/v1/articles?cursor=AQIDBA")
            String next,

            @Schema(
                    nullable = true,
                    format = "uri-reference",
                    description = "The address of the page before; null on the first page.")
            String prev,

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
                    description = "eq: exactly as many; gte: counting stopped there.",
                    enumeration = {"eq", "gte"})
            String relation) {

        /** Counting stops here with {@code total=capped}. */
        public static final int CAP = 1_000;
    }

    /**
     * What is to say about a search.
     *
     * @param corrected the query that was answered instead, where nothing matched what was asked
     * @param facets how many of what was found stand where, by facet; null unless asked for
     */
    @Schema(name = "SearchMeta", description = "What is to say about a search.")
    public record Meta(
            @Schema(
                    nullable = true,
                    description = "The query that was answered instead, where nothing matched what was asked.")
            String corrected,

            @Schema(nullable = true, description = "How many of what was found stand where; with `facets`.")
            List<Facet> facets) {}

    /**
     * What was found, by one of its properties.
     *
     * @param relation {@code eq}: counted to the end; {@code gte}: counted among the newest 1,000
     */
    @Schema(name = "Facet", description = "What was found, by one of its properties.")
    public record Facet(
            @Schema(
                    description = "The property.",
                    enumeration = {"section", "tag", "author", "year"})
            String name,

            @Schema(
                    description = "eq: counted to the end; gte: counted among the newest 1,000.",
                    enumeration = {"eq", "gte"})
            String relation,

            @Schema(description = "The commonest first.") List<FacetValue> values) {}

    /** One value of a facet. */
    @Schema(name = "FacetValue", description = "One value of a facet.")
    public record FacetValue(
            @Schema(description = "A slug, or a year.", maxLength = 200)
            String value,

            @Schema(description = "How many.", minimum = "1")
            long count) {}

    /** Whether and how to count, the {@code total} parameter. */
    public enum Counting {
        NONE,
        CAPPED,
        EXACT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
