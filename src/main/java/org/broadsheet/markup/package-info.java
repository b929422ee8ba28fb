/**
 * Turns HTML as others write it into the HTML that this program writes: parses it, rewrites the habits of other
 * systems, cleans it. Reports what is lost on the way. Knows nothing about blocks.
 */
package org.broadsheet.markup;
