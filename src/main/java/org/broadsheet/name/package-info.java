/** The names of things in paths, current and former. */
package org.broadsheet.name;
