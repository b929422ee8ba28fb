/**
 * HTML as others write it, made the HTML that this program writes: parsed, rewritten from the habits of other systems,
 * cleaned. What is lost on the way is said. Knows nothing of blocks.
 */
package org.broadsheet.markup;
