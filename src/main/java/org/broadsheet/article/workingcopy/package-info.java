/** Changes of an article that are prepared beside what is live, and become live in one step, now or by the clock. */
package org.broadsheet.article.workingcopy;
