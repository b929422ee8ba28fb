package org.broadsheet.reader;

import org.broadsheet.delivery.Query;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What a page's address may carry: anything. Shared links have the marks of whoever shared them, and a reader is not to
 * be told that they made a mistake.
 */
public class PageQuery extends Query {

    /** The words of a search, which the page reads for itself. */
    @RestQuery
    String q;
}
