package org.broadsheet.list;

import org.broadsheet.database.Reads;
import org.broadsheet.database.Sql;

/** Counts whole lists, as far as a request wants it. */
public class Counts {

    private final Reads database;

    public Counts(Reads database) {
        this.database = database;
    }

    /**
     * The size of a list; null if it was not requested.
     *
     * @param rows a statement that selects one row for each item
     */
    public Page.Total of(Page.Counting counting, Sql rows) {
        return switch (counting) {
            case NONE -> null;
            case EXACT ->
                new Page.Total(count(Sql.of("select count(*) from (").add(rows).add(") item")), "eq");
            case CAPPED -> {
                long counted = count(
                        Sql.of("select count(*) from (").add(rows).add("limit " + (Page.Total.CAP + 1) + ") item"));
                yield counted > Page.Total.CAP ? new Page.Total(Page.Total.CAP, "gte") : new Page.Total(counted, "eq");
            }
        };
    }

    private long count(Sql sql) {
        return database.first(sql, row -> row.getLong(1)).orElseThrow();
    }
}
