/** Tokens that show what is not public yet through Delivery. */
package org.broadsheet.editorial.preview;
