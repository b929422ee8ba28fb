/** Partners: who gets an agreed part of what is public, by keys of its own, and what it has got. */
package org.broadsheet.partner;
