/** Writing articles: their content, their state, and who may change them. */
package org.broadsheet.article.edit;
