/** Search over everything, and completions for what a reader is typing. */
package org.broadsheet.search;
