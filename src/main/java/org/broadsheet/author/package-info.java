/** Authors of articles: the public resource and its Editorial counterpart. */
package org.broadsheet.author;
