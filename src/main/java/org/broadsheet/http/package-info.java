/**
 * The edge: connections and their limits, the guard before all routes, headers of every answer, bodies read on the
 * event loop, and answers where no route matches.
 */
package org.broadsheet.http;
