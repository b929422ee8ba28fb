package org.broadsheet.delivery;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.database.Sql;

/**
 * One request for a page: its place, its size, and how its neighbours are addressed. The reader of the rows asks for
 * {@link #fetch()} rows beyond {@link #cursor()}, in the direction it says, and hands them to {@link #page}.
 */
public final class Keyset {

    private final Parameters parameters;
    private final String filter;
    private final int limit;
    private final Optional<Cursor> cursor;
    private final Page.Counting counting;

    private Keyset(Parameters parameters, String filter, int limit, Optional<Cursor> cursor, Page.Counting counting) {
        this.parameters = parameters;
        this.filter = filter;
        this.limit = limit;
        this.cursor = cursor;
        this.counting = counting;
    }

    /**
     * Reads {@code limit}, {@code cursor} and {@code total}.
     *
     * @param filter the canonical text of what selects and orders the list, which a cursor is bound to
     * @param keyType {@link java.time.Instant} or {@link String}: the sort key's type
     */
    public static Keyset of(Parameters parameters, String filter, Class<?> keyType) {
        int limit = parameters.limit(Parameters.DEFAULT_LIMIT, Parameters.MAX_LIMIT);
        Optional<Cursor> cursor = Cursor.decode(parameters, filter, keyType);
        Page.Counting counting =
                parameters.choice("total", Page.Counting.class, Page.Counting::wireName, Page.Counting.NONE);
        return new Keyset(parameters, filter, limit, cursor, counting);
    }

    public int limit() {
        return limit;
    }

    /** One row more than the page holds: it tells whether there is another page. */
    public int fetch() {
        return limit + 1;
    }

    public Optional<Cursor> cursor() {
        return cursor;
    }

    /** Whether rows are to be read against the list's order. */
    public boolean backward() {
        return cursor.map(Cursor::backward).orElse(false);
    }

    public Page.Counting counting() {
        return counting;
    }

    /**
     * The condition, from {@code and} on, that leaves only rows beyond the place; nothing on a first page.
     *
     * @param key the sort key's column
     * @param id the id's column
     * @param descending whether the list runs from high to low
     */
    public Sql beyond(String key, String id, boolean descending) {
        return cursor.map(place -> Sql.of(
                        "and (" + key + ", " + id + ") " + (descending == backward() ? ">" : "<") + " (?, ?)",
                        place.key(),
                        place.id()))
                .orElseGet(() -> Sql.of(""));
    }

    /**
     * The order in which the page is read, and its limit. The limit stands in the text, a number of ours: PostgreSQL
     * plans a statement once and for all only where it knows how many rows are wanted.
     */
    public Sql order(String key, String id, boolean descending) {
        String direction = descending == backward() ? "" : " desc";
        return Sql.of("order by " + key + direction + ", " + id + direction + " limit " + fetch());
    }

    /**
     * The page that these rows make.
     *
     * @param rows at most {@link #fetch()} rows from the place on, in reading direction
     */
    public <R, T> Page<T> page(
            List<R> rows, Function<R, Object> key, Function<R, UUID> id, Function<R, T> view, Page.Total total) {
        boolean more = rows.size() > limit;
        List<R> shown = new ArrayList<>(more ? rows.subList(0, limit) : rows);
        if (backward()) {
            Collections.reverse(shown);
        }
        boolean hasNext = backward() || more;
        boolean hasPrev = backward() ? more : cursor.isPresent();
        String next = null;
        String prev = null;
        if (shown.isEmpty()) {
            // Everything beyond the place has gone meanwhile: the way back starts at the place itself.
            Cursor place = cursor.orElse(null);
            next = place != null && backward() ? link(new Cursor(false, place.key(), place.id())) : null;
            prev = place != null && !backward() ? link(new Cursor(true, place.key(), place.id())) : null;
        } else {
            R first = shown.get(0);
            R last = shown.get(shown.size() - 1);
            next = hasNext ? link(new Cursor(false, key.apply(last), id.apply(last))) : null;
            prev = hasPrev ? link(new Cursor(true, key.apply(first), id.apply(first))) : null;
        }
        return new Page<>(shown.stream().map(view).toList(), new Page.Position(limit, next, prev, next != null), total);
    }

    /** The address of the page at another place of the same list, with everything else as it was asked for. */
    private String link(Cursor place) {
        return link(parameters.path(), parameters.sent(), place.encode(filter));
    }

    static String link(String path, MultivaluedMap<String, String> sent, String cursor) {
        StringBuilder link = new StringBuilder(path).append("?cursor=").append(cursor);
        // In one order, whoever asked: equal requests get equal bytes, and so one entity tag on every node.
        new TreeMap<>(sent).forEach((name, values) -> {
            if (!name.equals("cursor") && !name.equals(Query.MIN_VERSION)) {
                values.forEach(value ->
                        link.append('&').append(encode(name)).append('=').append(encode(value)));
            }
        });
        return link.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
