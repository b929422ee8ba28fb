/** The index of the API: where everything is. */
package org.broadsheet.index;
