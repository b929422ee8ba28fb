package org.broadsheet.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.database.Sql;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;

/**
 * The position and size of a page in its list, and the addresses of its neighbours. The caller reads {@link #fetch()}
 * rows beyond {@link #cursor()}, in the direction that {@link #backward()} says, and passes them to {@link #page}.
 */
public final class Keyset {

    private final Address address;
    private final String filter;
    private final PageRequest request;
    private final Optional<Cursor> cursor;

    private Keyset(Address address, String filter, PageRequest request, Optional<Cursor> cursor) {
        this.address = address;
        this.filter = filter;
        this.request = request;
        this.cursor = cursor;
    }

    /**
     * Places a request in its list; a cursor that does not belong there is a fault of the query.
     *
     * @param query makes the addresses of the neighbouring pages
     * @param filter the canonical text of what selects and orders the list, which a cursor is bound to
     * @param keyType {@link java.time.Instant}, {@link String} or {@link AlphabeticalKey}: the sort key's type
     */
    public static Keyset of(BoundQuery<?> query, PageRequest request, String filter, Class<?> keyType) {
        Optional<Cursor> cursor =
                request.cursor().flatMap(sent -> Cursor.decode(sent, filter, keyType, query.faults()));
        return new Keyset(query.address().first(), filter, request, cursor);
    }

    public int limit() {
        return request.limit();
    }

    /** One row more than the page holds, which shows whether there is another page. */
    public int fetch() {
        return request.limit() + 1;
    }

    public Optional<Cursor> cursor() {
        return cursor;
    }

    /** Whether rows are to be read against the list's order. */
    public boolean backward() {
        return cursor.map(Cursor::backward).orElse(false);
    }

    public Page.Counting counting() {
        return request.total();
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
                        place.key() instanceof AlphabeticalKey alphabetical ? alphabetical.value() : place.key(),
                        place.id()))
                .orElseGet(() -> Sql.of(""));
    }

    /**
     * The order in which the page is read, and its limit. The limit is part of the text, not a bound value, because
     * PostgreSQL reuses a plan only if it knows how many rows are wanted.
     */
    public Sql order(String key, String id, boolean descending) {
        String direction = descending == backward() ? "" : " desc";
        return Sql.of("order by " + key + direction + ", " + id + direction + " limit " + fetch());
    }

    /**
     * The page that these rows make.
     *
     * @param rows at most {@link #fetch()} rows beyond the place, in the direction they were read in
     */
    public <R, T> Page<T> page(
            List<R> rows, Function<R, Object> key, Function<R, UUID> id, Function<R, T> view, Page.Total total) {
        boolean more = rows.size() > request.limit();
        List<R> shown = new ArrayList<>(more ? rows.subList(0, request.limit()) : rows);
        if (backward()) {
            Collections.reverse(shown);
        }
        boolean hasNext = backward() || more;
        boolean hasPrev = backward() ? more : cursor.isPresent();
        Address next = null;
        Address prev = null;
        if (shown.isEmpty()) {
            // Everything beyond the place was removed meanwhile: the way back starts at the place itself.
            Cursor place = cursor.orElse(null);
            next = place != null && backward() ? link(new Cursor(false, place.key(), place.id())) : null;
            prev = place != null && !backward() ? link(new Cursor(true, place.key(), place.id())) : null;
        } else {
            R first = shown.get(0);
            R last = shown.get(shown.size() - 1);
            next = hasNext ? link(new Cursor(false, key.apply(last), id.apply(last))) : null;
            prev = hasPrev ? link(new Cursor(true, key.apply(first), id.apply(first))) : null;
        }
        return new Page<>(
                shown.stream().map(view).toList(), new Page.Position(request.limit(), next, prev, next != null), total);
    }

    /** The address of the page at another place of the same list. */
    private Address link(Cursor place) {
        return address.at(place.encode(filter));
    }
}
