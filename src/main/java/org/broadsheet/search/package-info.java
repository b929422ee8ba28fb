/** Search over everything, and what a reader may be about to type. */
package org.broadsheet.search;
