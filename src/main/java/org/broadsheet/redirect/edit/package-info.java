/** The redirects that editors enter and import. */
package org.broadsheet.redirect.edit;
