package org.broadsheet.article;

import java.time.Instant;
import org.broadsheet.database.Database;
import org.broadsheet.database.Reads;
import org.broadsheet.list.Alphabets;
import org.broadsheet.list.KeyColumn;
import org.broadsheet.list.Keyset;

/**
 * What one list of articles is ordered by.
 *
 * @param sortKey of an article {@code a}, in SQL
 * @param key reads a row's key, selected as {@code key}
 * @param isProvisional whether the list will have another order in a moment, without a change in the log
 */
public record ArticleOrder(ArticleSort sort, String sortKey, Reads.RowReader<Object> key, boolean isProvisional) {

    /** The order of a sort for a list with this filter, whose names are resolved, at this place. */
    public static ArticleOrder of(ArticleSort sort, ArticleFilter filter, Keyset keyset, Alphabets alphabets) {
        if (sort == ArticleSort.HEADLINE) {
            KeyColumn column = alphabets.of(keyset, "headline_key", "root_key", "own_key", filter.alphabet());
            return new ArticleOrder(sort, "a." + column.name(), row -> column.read(row, "key"), column.isProvisional());
        }
        return new ArticleOrder(
                sort,
                sort.key(),
                row -> sort.keyType() == Instant.class ? Database.instant(row, "key") : row.getString("key"),
                false);
    }
}
