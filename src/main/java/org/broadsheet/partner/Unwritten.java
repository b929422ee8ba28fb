package org.broadsheet.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.broadsheet.access.PartnerMeter;

/** What partners got and is not in the database yet. Not safe for several threads. */
final class Unwritten {

    private static final int FULL = 10_000;

    private record Day(UUID partner, LocalDate day) {}

    /** In an order that all nodes share, so that two that write at once do not wait for each other. */
    private record Held(UUID partner, UUID article) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            int byPartner = partner.compareTo(other.partner);
            return byPartner == 0 ? article.compareTo(other.article) : byPartner;
        }
    }

    private record Fetch(PartnerMeter.Text text, Instant at) {}

    private final Map<Day, Use> uses = new HashMap<>();
    private final Map<Held, Fetch> fetches = new TreeMap<>();
    private final Map<Held, Instant> told = new TreeMap<>();

    void add(UUID partner, LocalDate day, Use use) {
        uses.merge(new Day(partner, day), use, Use::plus);
    }

    void fetched(UUID partner, PartnerMeter.Text text, Instant at) {
        fetches.merge(
                new Held(partner, text.article()),
                new Fetch(text, at),
                (one, other) -> one.at().isAfter(other.at()) ? one : other);
    }

    void told(UUID partner, UUID article, Instant at) {
        told.put(new Held(partner, article), at);
    }

    void addAll(Unwritten later) {
        later.uses.forEach((day, use) -> uses.merge(day, use, Use::plus));
        later.fetches.forEach((held, fetch) -> fetched(held.partner(), fetch.text(), fetch.at()));
        told.putAll(later.told);
    }

    /** The whole articles of a partner in the month of a day. */
    long articles(UUID partner, LocalDate day) {
        return uses.entrySet().stream()
                .filter(entry -> entry.getKey().partner().equals(partner)
                        && entry.getKey().day().withDayOfMonth(1).equals(day.withDayOfMonth(1)))
                .mapToLong(entry -> entry.getValue().articles())
                .sum();
    }

    boolean isEmpty() {
        return uses.isEmpty() && fetches.isEmpty() && told.isEmpty();
    }

    boolean isFull() {
        return fetches.size() + told.size() >= FULL;
    }

    /** Rows of partner, day, requests, articles, exports, bytes and partner. */
    List<Object[]> useRows() {
        List<Object[]> rows = new ArrayList<>();
        uses.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> {
                    int byPartner = one.partner().compareTo(other.partner());
                    return byPartner == 0 ? one.day().compareTo(other.day()) : byPartner;
                }))
                .forEach(entry -> rows.add(new Object[] {
                    entry.getKey().partner(),
                    entry.getKey().day(),
                    entry.getValue().requests(),
                    entry.getValue().articles(),
                    entry.getValue().exports(),
                    entry.getValue().bytes(),
                    entry.getKey().partner()
                }));
        return rows;
    }

    /** Rows of partner, article, version and time. */
    List<Object[]> fetchRows() {
        List<Object[]> rows = new ArrayList<>();
        fetches.forEach((held, fetch) -> rows.add(
                new Object[] {held.partner(), held.article(), fetch.text().version(), fetch.at()}));
        return rows;
    }

    /** What was fetched. */
    List<Holdings.Held> held() {
        return fetches.entrySet().stream()
                .map(entry -> new Holdings.Held(
                        entry.getKey().partner(),
                        entry.getKey().article(),
                        entry.getValue().text().version()))
                .toList();
    }

    /** Rows of time, partner and article. */
    List<Object[]> toldRows() {
        List<Object[]> rows = new ArrayList<>();
        told.forEach((held, at) -> rows.add(new Object[] {at, held.partner(), held.article()}));
        return rows;
    }
}
