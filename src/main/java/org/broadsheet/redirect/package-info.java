/** Redirects from slugs that articles had before, for edge servers. */
package org.broadsheet.redirect;
