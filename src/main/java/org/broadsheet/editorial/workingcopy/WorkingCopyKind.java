package org.broadsheet.editorial.workingcopy;

import org.broadsheet.name.Kind;

/**
 * Where working copies of one kind of thing are.
 *
 * @param of what they are copies of; the column of its id is {@code <kind>_id}
 * @param table that has them
 * @param work the kind of their entries in {@link org.broadsheet.editorial.Schedule}
 */
public record WorkingCopyKind(Kind of, String table, String work) {

    /** The column with the id of the thing. */
    String key() {
        return of.word() + "_id";
    }
}
