/**
 * Paths of the public site that lead elsewhere: former slugs, aliases of articles, and what editors enter. Uses no other
 * feature, so that all may use it.
 */
package org.broadsheet.redirect;
