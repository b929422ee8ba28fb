package org.broadsheet.markup;

import org.jsoup.nodes.Element;

/**
 * One way in which other systems write HTML, rewritten in place to the HTML that this program writes (see {@code
 * HtmlWriter} of bodies). It touches nothing else, and either keeps every word or reports what it drops.
 */
@FunctionalInterface
interface Habit {

    /** Rewrites a parsed body. */
    void rewrite(Element body, LossCollector losses);
}
