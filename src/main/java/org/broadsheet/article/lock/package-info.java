/** Locks that tell editors of one another, and block nobody. */
package org.broadsheet.article.lock;
