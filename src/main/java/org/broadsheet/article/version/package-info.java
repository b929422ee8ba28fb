/** Earlier versions of articles. */
package org.broadsheet.article.version;
