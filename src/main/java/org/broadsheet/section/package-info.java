/** Sections: the desks of the publication. */
package org.broadsheet.section;
