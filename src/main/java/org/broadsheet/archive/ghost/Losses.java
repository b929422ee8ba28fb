package org.broadsheet.archive.ghost;

import org.broadsheet.request.WarningCode;

/** Where parts of an article's reader say what does not come along. */
@FunctionalInterface
interface Losses {

    /**
     * Notes a loss.
     *
     * @param detail a sentence that names what was left out or changed
     */
    void add(WarningCode code, String detail);
}
