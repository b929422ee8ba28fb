/** Summaries: the editorial digests on top of a section for a period. */
package org.broadsheet.summary;
