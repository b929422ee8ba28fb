/** Tokens that show one draft through Delivery. */
package org.broadsheet.article.preview;
