/** Changes of a summary that are prepared beside what is live. */
package org.broadsheet.summary.workingcopy;
