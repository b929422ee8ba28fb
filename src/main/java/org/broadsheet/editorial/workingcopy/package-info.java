/**
 * Changes that are prepared beside what is live, and become live in one step, now or by the clock; of whatever has content
 * that editors send.
 */
package org.broadsheet.editorial.workingcopy;
