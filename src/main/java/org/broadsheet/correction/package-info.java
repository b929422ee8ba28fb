/** Corrections: the notices of all articles. */
package org.broadsheet.correction;
