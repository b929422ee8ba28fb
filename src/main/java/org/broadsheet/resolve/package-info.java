/** What a path of the public site leads to now. */
package org.broadsheet.resolve;
