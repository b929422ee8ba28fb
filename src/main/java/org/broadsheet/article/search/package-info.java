/** Finding articles by words. */
package org.broadsheet.article.search;
