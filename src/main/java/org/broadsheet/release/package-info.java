/** Releases: changes of many things that become public together, at once or by the clock, or not at all. */
package org.broadsheet.release;
